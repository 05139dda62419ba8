import { interruptedIn } from '#client/index.js';
import type { Recording } from '#contracts/messages/recording.js';
import { usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { problemLine } from '../output/problem-line.js';
import { RECORDING_COLUMNS, recordingRows } from '../output/recording-table.js';
import { recordingsOf } from '../client/recordings-of.js';

interface RecordingsOptions extends ClientOptions {
  readonly all?: boolean;
}

export const addRecordings: AddCommand = (program, context, finish) => {
  const command = program
    .command('recordings')
    .description('list the recordings of one camera, or of all')
    .argument('[camera]', 'id, label or host name')
    .option('--all', 'of all cameras, as where none is named');
  addClientOptions(command, ['rollcall recordings', 'rollcall recordings cam-1 --json']).action(
    (camera: string | undefined, options: RecordingsOptions) =>
      asClient(context, options, finish, (client) => list(client, oneOf(camera, options))),
  );
};

function oneOf(camera: string | undefined, { all = false }: RecordingsOptions): string | undefined {
  if (camera === undefined || !all) return camera;
  throw usageError('A camera and --all were given', 'Name one camera, or none for all of them.');
}

async function list(client: Client, camera: string | undefined): Promise<ExitCode> {
  const { items, unreached } = await recordingsOf(client.api, camera);
  if (client.json) client.output.json({ items, unreached });
  else show(client, items);
  for (const { cameraId, error } of unreached) client.output.note(problemLine(cameraId, error));
  return unreached.length === 0 ? EXIT.done : EXIT.failed;
}

function show({ output }: Client, items: readonly Recording[]): void {
  if (items.length === 0) return output.note('There are no recordings.');
  output.table(RECORDING_COLUMNS, recordingRows(items));
  if (interruptedIn(items).size > 0)
    output.note(
      'What is interrupted goes on when its camera is back, unless "rollcall stop" ends it before.',
    );
}
