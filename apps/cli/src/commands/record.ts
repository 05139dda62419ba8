import type { Recording } from '#contracts/messages/recording.js';
import { asClient, type Client } from '../client/client.js';
import type { RecordingWish } from '../client/fleet-api.js';
import { noteMissing } from '../client/note-missing.js';
import { selectCameras } from '../client/selection.js';
import type { AddCommand } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import { readDuration } from '../input/read-duration.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { printBulk } from '../output/bulk-answer.js';
import { recordToTheEnd } from './record-to-the-end.js';

interface RecordOptions extends ClientOptions {
  readonly all?: boolean;
  readonly for?: string;
  readonly name?: string;
  readonly preroll?: string;
  readonly segment?: string;
  readonly startAt?: string;
}

export const addRecord: AddCommand = (program, context, finish) => {
  const command = program
    .command('record')
    .description('start recording; with --for, wait until the films are saved')
    .argument('[cameras...]', 'ids, labels or host names, or group:NAME')
    .option(
      '--all',
      'every camera that is found; where the roster misses somebody, records with those that are there and says who is missing',
    )
    .option('--for <duration>', 'how long, such as 10s, 1m30s or 2h; without it, until stopped')
    .option('--preroll <duration>', 'what the camera saw before, such as 5s')
    .option('--segment <duration>', 'a new film after this long, such as 10m')
    .option('--start-at <time>', 'the instant of the first frame, such as 2026-01-31T12:00:00.000Z')
    .option('--name <name>', 'a name for people');
  addClientOptions(command, [
    'rollcall record --all --for 10s',
    'rollcall record cam-1 cam-2 --name "take 1"',
    'rollcall record --all --preroll 5s --segment 10m',
  ]).action((cameras: string[], options: RecordOptions) =>
    asClient(context, options, finish, (client) => record(client, cameras, options)),
  );
};

async function record(client: Client, names: readonly string[], options: RecordOptions): Promise<ExitCode> {
  const durationMs = options.for === undefined ? undefined : readDuration(options.for);
  const cameras = await selectCameras(client.api, names, options.all === true);
  if (cameras === 'all') await noteMissing(client);
  const answer = await client.api.startRecordings({
    cameras,
    ...(durationMs !== undefined && { durationMs }),
    ...moreOf(options),
  });
  if (durationMs !== undefined) return recordToTheEnd(client, answer, durationMs);
  const code = printBulk(answer, client, ({ recording }) => startedLine(recording));
  if (!client.json && answer.items.some((item) => item.ok)) client.output.note('Stop with "rollcall stop".');
  return code;
}

function moreOf({ name, preroll, segment, startAt }: RecordOptions): Omit<RecordingWish, 'cameras'> {
  return {
    ...(preroll !== undefined && { prerollMs: readDuration(preroll) }),
    ...(segment !== undefined && { segmentMs: readDuration(segment) }),
    ...(startAt !== undefined && { startAt }),
    ...(name !== undefined && { name }),
  };
}

function startedLine({ cameraId, id }: Recording): string {
  return `${cameraId}: recording ${id}`;
}
