import { cameraName } from '#contracts/camera-name.js';
import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';
import { ApiError } from '#client/api-error.js';
import type { Client } from '../client/client.js';
import { TakesApi } from '../client/takes-api.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { Interrupted } from '../interrupted.js';
import { armReportLines } from '../output/arm-report-lines.js';
import { formatInstant } from '../output/local-time.js';
import { problemLine } from '../output/problem-line.js';
import { cameraNames, camerasText } from '../output/take-texts.js';
import { takeToTheEnd } from './take-to-the-end.js';

interface RollManner {
  readonly anyway: boolean;
  readonly armOnly: boolean;
}

/** Shows how the cameras of an armed take fare, and rolls it where its policy or whoever calls allows that. */
export async function rollTake(client: Client, armed: TakeView, manner: RollManner): Promise<ExitCode> {
  if (!client.json) for (const line of armReportLines(armed)) client.output.line(line);
  if (manner.armOnly) return held(client, armed);
  const take = await rolled(client, armed, manner);
  if (!take) return letGo(client, armed);
  if (!client.json) showStart(client, take);
  const ends = take.durationMs !== undefined || take.kind === 'still';
  const isWatched = ends || (client.output.isTerminal && !client.json);
  if (isWatched) return takeToTheEnd(client, take);
  if (client.json) client.output.json({ take });
  else client.output.note(`Cut it with "rollcall cut ${take.id}".`);
  return hasAll(take) ? EXIT.done : EXIT.failed;
}

function held({ output, json }: Client, take: TakeView): ExitCode {
  if (json) output.json({ take });
  else output.note(`Roll it within ten minutes with "rollcall roll --take ${take.id}".`);
  return take.mayRoll === true ? EXIT.done : EXIT.failed;
}

/** Undefined where not enough of its cameras are ready, or not any more. */
async function rolled(
  { rollcall, output }: Client,
  armed: TakeView,
  { anyway }: RollManner,
): Promise<TakeView | undefined> {
  const hasReady = armed.entries.some(({ state }) => state === 'ready');
  if (armed.mayRoll !== true && !(anyway && hasReady)) return undefined;
  try {
    return await new TakesApi(rollcall).roll(armed.id, anyway ? { anyway } : {});
  } catch (error) {
    if (error instanceof ApiError && error.code === 'take-not-ready') return undefined;
    if (error instanceof Interrupted)
      output.note(`It may be rolling. Cut it with "rollcall cut ${armed.id}".`);
    throw error;
  }
}

/** Whoever mends something rolls anew: cameras that stay held would be refused then. */
async function letGo({ rollcall, output, json }: Client, armed: TakeView): Promise<ExitCode> {
  const take = await new TakesApi(rollcall).cancel(armed.id);
  if (json) output.json({ take });
  else {
    const isAnyReady = armed.entries.some(({ state }) => state === 'ready');
    const advice = `Mend that and roll again${isAnyReady ? ', or roll those that are ready with --anyway' : ''}`;
    output.note(`Not rolled, and its cameras are let go of. ${advice}. (take-not-ready)`);
  }
  return EXIT.failed;
}

function showStart({ output }: Client, take: TakeView): void {
  const gone: readonly TakeEntry['state'][] = ['failed', 'out', 'refused'];
  const out = take.entries.filter(({ state }) => state === 'out' || state === 'refused');
  const rolling = take.entries.filter(({ state }) => !gone.includes(state));
  if (rolling.length > 0)
    output.line(`${startText(take)}: ${camerasText(rolling.length)}, ${cameraNames(rolling)}.`);
  if (out.length > 0) output.line(`Without: ${cameraNames(out)}.`);
  for (const entry of take.entries)
    if (entry.error && !out.includes(entry)) output.note(problemLine(cameraName(entry), entry.error));
}

function startText({ kind, startAt }: TakeView): string {
  if (startAt === undefined) return 'Rolling at once';
  return kind === 'still' ? `Taken at ${formatInstant(startAt)}` : `Rolling from ${formatInstant(startAt)}`;
}

/** As its certificate would judge: with a policy that lets it roll without some, those are no failure. */
function hasAll({ entries, policy }: TakeView): boolean {
  return entries.every(({ state }) => {
    if (state === 'out' || state === 'refused') return policy !== 'all';
    return state !== 'failed';
  });
}
