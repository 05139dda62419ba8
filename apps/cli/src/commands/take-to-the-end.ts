import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { certificateOf } from '../client/certificate-of.js';
import type { Client } from '../client/client.js';
import { savingMs } from '../client/saving-ms.js';
import { waitForTake } from '../client/wait-for-take.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { Interrupted } from '../interrupted.js';
import { formatDuration } from '../output/duration.js';
import { type ProgressBar, progressBar, runningLine } from '../output/progress-bar.js';
import { printTakeResult } from '../output/take-result.js';
import { countsText } from '../output/take-texts.js';

const TICK_MS = 200;

/** Shows how a take that rolls goes on, and what became of it; with a duration it waits no longer than for that. */
export async function takeToTheEnd(client: Client, take: TakeView): Promise<ExitCode> {
  const over = await followed(client, take);
  return tellResult(client, over);
}

/** What became of a take, and whether that is well. */
export async function tellResult(client: Client, take: TakeView): Promise<ExitCode> {
  const certificate = await certificateOf(client, take);
  const { output, json } = client;
  if (json) output.json({ take, ...(certificate && { certificate }) });
  else {
    printTakeResult(output, take, certificate);
    if (certificate) output.note(fetchHint(take));
  }
  return isWell(take, certificate) ? EXIT.done : EXIT.failed;
}

function fetchHint({ id, kind }: TakeView): string {
  const here = `with "rollcall takes download ${id}"`;
  if (kind === 'still') return `Fetch its pictures ${here}.`;
  return `Fetch its films ${here}, or onto the operator host with "rollcall takes collect ${id}".`;
}

function isWell({ state }: TakeView, certificate: TakeCertificate | undefined): boolean {
  return state === 'complete' && certificate !== undefined && certificate.verdict !== 'fail';
}

async function followed(client: Client, take: TakeView): Promise<TakeView> {
  const { output, clock } = client;
  const { durationMs, leadMs = 0 } = take;
  const bar =
    durationMs === undefined ? runningLine(output, 'rolling') : progressBar(output, durationMs, 'rolling');
  const beginMs = clock.monotonic() + leadMs;
  let { cameras } = take;
  const ticker = setInterval(() => draw(bar, clock.monotonic() - beginMs, durationMs, cameras), TICK_MS);
  const note = (text: string): void => {
    bar.clear();
    output.note(text);
  };
  const lengthMs = take.kind === 'still' ? 0 : durationMs;
  const mostMs = lengthMs === undefined ? undefined : lengthMs + leadMs + savingMs(lengthMs);
  try {
    return await waitForTake(client, take, mostMs, { changed: (now) => ({ cameras } = now), note });
  } catch (error) {
    if (error instanceof Interrupted) note(`It goes on rolling. Cut it with "rollcall cut ${take.id}".`);
    throw error;
  } finally {
    clearInterval(ticker);
    bar.clear();
  }
}

function draw(
  bar: ProgressBar,
  sinceMs: number,
  durationMs: number | undefined,
  cameras: TakeView['cameras'],
): void {
  const elapsed = Math.min(Math.max(0, sinceMs), durationMs ?? Infinity);
  const whole = durationMs === undefined ? '' : ` of ${formatDuration(durationMs)}`;
  bar.update(elapsed, `${formatDuration(elapsed)}${whole}: ${countsText(cameras)}`);
}
