import { asClient, type Client } from '../client/client.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { problemLine } from '../output/problem-line.js';
import { RECORDING_COLUMNS, recordingRows } from '../output/recording-table.js';
import { recordingsOf } from '../client/recordings-of.js';

export const addRecordings: AddCommand = (program, context, finish) => {
  const command = program
    .command('recordings')
    .description('list the recordings of one camera, or of all')
    .argument('[camera]', 'id, label or host name');
  addClientOptions(command, ['rollcall recordings', 'rollcall recordings cam-1 --json']).action(
    (camera: string | undefined, options: ClientOptions) =>
      asClient(context, options, finish, (client) => list(client, camera)),
  );
};

async function list(client: Client, camera: string | undefined): Promise<ExitCode> {
  const { items, unreached } = await recordingsOf(client.api, camera);
  if (client.json) client.output.json({ items, unreached });
  else if (items.length > 0) client.output.table(RECORDING_COLUMNS, recordingRows(items));
  else client.output.note('There are no recordings.');
  for (const { cameraId, error } of unreached) client.output.note(problemLine(cameraId, error));
  return unreached.length === 0 ? EXIT.done : EXIT.failed;
}
