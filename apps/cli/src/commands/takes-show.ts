import type { TakeView } from '#contracts/http/take-views.js';
import { certificateOf } from '../client/certificate-of.js';
import { asClient, type Client } from '../client/client.js';
import { TakesApi } from '../client/takes-api.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { armReportLines } from '../output/arm-report-lines.js';
import { formatInstant, formatLocalTime } from '../output/local-time.js';
import { collectionText } from '../output/take-texts.js';
import { printTakeResult } from '../output/take-result.js';

/** What the argument of a take is said to be. */
export const TAKE_HELP = 'id, as "rollcall takes" lists it';

export const addTakeShow: AddCommand = (takes, context, finish) => {
  const command = takes
    .command('show')
    .description('what the cameras said when they were armed, what each has, and the verdict')
    .argument('<take>', TAKE_HELP);
  addClientOptions(command, [
    'rollcall takes show 4f7s2k3jq5abcdef',
    'rollcall takes show 4f7s2k3jq5abcdef --json',
  ]).action((id: string) =>
    // Commander gives the flags that "takes" has as well to "takes".
    asClient(context, command.optsWithGlobals<ClientOptions>(), finish, (client) => show(client, id)),
  );
};

async function show(client: Client, id: string): Promise<ExitCode> {
  const take = await new TakesApi(client.rollcall).one(id);
  const { output, json } = client;
  if (!json) for (const line of [...headLines(take), ...armLines(take)]) output.line(line);
  const certificate = await certificateOf(client, take);
  if (json) output.json({ take, ...(certificate && { certificate }) });
  else if (take.state !== 'arming' && take.state !== 'armed') {
    printTakeResult(output, take, certificate);
    await printCollection(client, take);
  }
  return EXIT.done;
}

/** Where else its films are; those of the cameras may have been deleted since. */
async function printCollection({ output, rollcall }: Client, { id, kind, state }: TakeView): Promise<void> {
  if (kind === 'still' || state === 'cancelled') return;
  const collection = await new TakesApi(rollcall).collection(id);
  if (collection.state !== 'none') output.line(collectionText(collection));
}

function headLines({ id, state, mode, policy, by, createdAt, startAt, endAt, notes }: TakeView): string[] {
  const who = by === undefined ? '' : ` by ${by}`;
  const start = startAt === undefined ? '' : `, from ${formatInstant(startAt)}`;
  const end = endAt === undefined ? '' : ` to ${formatInstant(endAt)}`;
  const head = `${id}: ${state}, mode ${mode}, policy "${policy}", made ${formatLocalTime(createdAt)}${who}${start}${end}`;
  return [head, ...(notes === undefined ? [] : notes.split('\n').map((line) => `  ${line}`))];
}

/** What was never armed was asked nothing. */
function armLines(take: TakeView): string[] {
  return take.armed ? armReportLines(take) : [];
}
