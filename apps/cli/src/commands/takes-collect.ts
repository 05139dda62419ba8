import type { CollectedFilm, TakeCollectionView } from '#contracts/http/collection-views.js';
import { asClient, type Client } from '../client/client.js';
import { TakesApi } from '../client/takes-api.js';
import { waitForCollection } from '../client/wait-for-collection.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { MOST_AT_ONCE, readAtOnce, readRate } from '../input/read-pace.js';
import { Interrupted } from '../interrupted.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { formatBytes } from '../output/bytes.js';
import { problemLine } from '../output/problem-line.js';
import { progressBar } from '../output/progress-bar.js';
import { collectionText, filmsText } from '../output/take-texts.js';
import { TAKE_HELP } from './takes-show.js';

/** As the API wants it. */
const LEAST_RATE = 100_000;

interface CollectOptions extends ClientOptions {
  readonly limitRate?: string;
  readonly atOnce: string;
  readonly stop?: boolean;
}

const AFTER = `
The films go into a folder of the operator host (ROLLCALL_TAKES_DIR), as "rollcall takes download" makes one. They come whether or
not this command waits; what broke off goes on where it was, over a restart of the API too.`;

export const addTakeCollect: AddCommand = (takes, context, finish) => {
  const command = takes
    .command('collect')
    .description('fetch all films of a take onto the operator host, each checked against its SHA-256')
    .argument('<take>', TAKE_HELP)
    .option('--limit-rate <bytes>', 'a second, of all films together, such as 20MB')
    .option('--at-once <n>', `how many films side by side, 1 to ${MOST_AT_ONCE}`, '4')
    .option('--stop', 'end it instead; what has come stays');
  addClientOptions(command, [
    'rollcall takes collect 4f7s2k3jq5abcdef',
    'rollcall takes collect 4f7s2k3jq5abcdef --limit-rate 20MB',
    'rollcall takes collect 4f7s2k3jq5abcdef --stop',
  ])
    .addHelpText('after', AFTER)
    .action((id: string) => {
      const options = command.optsWithGlobals<CollectOptions>();
      return asClient(context, options, finish, (client) => collect(client, id, options));
    });
};

async function collect(client: Client, id: string, options: CollectOptions): Promise<ExitCode> {
  const api = new TakesApi(client.rollcall);
  if (options.stop === true) return told(client, await api.stopCollecting(id), true);
  const { limitRate } = options;
  const begun = await api.collect(id, {
    atOnce: readAtOnce(options.atOnce),
    ...(limitRate !== undefined && { bytesPerSecond: readRate(limitRate, LEAST_RATE) }),
  });
  return told(client, await followed(client, begun));
}

async function followed(client: Client, begun: TakeCollectionView): Promise<TakeCollectionView> {
  const { output } = client;
  const { takeId: id, films } = begun;
  const bar = progressBar(output, begun.bytes, filmsText(films));
  const note = (text: string): void => {
    bar.clear();
    output.note(text);
  };
  try {
    return await waitForCollection(client, id, {
      changed: ({ verified, retrying, received, bytes, bytesPerSecond }) => {
        const rate = bytesPerSecond === undefined ? '' : `, ${formatBytes(bytesPerSecond)}/s`;
        const sizes = `${formatBytes(received)} of ${formatBytes(bytes)}`;
        const again = retrying > 0 ? `, ${retrying} broke off and asked for again` : '';
        bar.update(received, `${verified} of ${films} checked, ${sizes}${rate}${again}`);
      },
      note,
    });
  } catch (error) {
    if (error instanceof Interrupted) note(`It goes on. End it with "rollcall takes collect ${id} --stop".`);
    throw error;
  } finally {
    bar.clear();
  }
}

function told({ output, json }: Client, now: TakeCollectionView, isStop = false): ExitCode {
  const { state, verified, items, error, takeId } = now;
  if (json) output.json(now);
  else {
    for (const film of items)
      if (film.error) output.note(problemLine(film.file, film.error));
      else output.line(`${film.file}  ${mannerOf(film)}`);
    if (error) output.note(problemLine('certificate and timeline', error));
    output.line(collectionText(now));
    if (verified > 0 && !isStop)
      output.note(`"rollcall takes clear ${takeId}" deletes from the cameras what was checked.`);
  }
  return isStop || state === 'collected' ? EXIT.done : EXIT.failed;
}

function mannerOf({ verified, received, bytes }: CollectedFilm): string {
  if (verified) return `${formatBytes(bytes)}, checked`;
  if (received < bytes) return `${formatBytes(received)} of ${formatBytes(bytes)}`;
  return `${formatBytes(bytes)}, not checked`;
}
