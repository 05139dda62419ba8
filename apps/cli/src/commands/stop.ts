import { asClient, type Client } from '../client/client.js';
import { selectCameras } from '../client/selection.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { bulkExitCode, printBulk } from '../output/bulk-answer.js';
import { savedLine } from '../output/saved-line.js';

interface StopOptions extends ClientOptions {
  readonly all?: boolean;
}

export const addStop: AddCommand = (program, context, finish) => {
  const command = program
    .command('stop')
    .description('stop recording: the cameras that are named, or all; what they recorded is saved')
    .argument('[cameras...]', 'ids, labels or host names, or group:NAME')
    .option('--all', 'every camera that is recording (also without it, where none is named)');
  addClientOptions(command, ['rollcall stop', 'rollcall stop cam-1 cam-2']).action(
    (cameras: string[], options: StopOptions) =>
      asClient(context, options, finish, (client) => stop(client, cameras, options)),
  );
};

async function stop(client: Client, names: readonly string[], options: StopOptions): Promise<ExitCode> {
  const cameras = await selectCameras(client.api, names, options.all === true || names.length === 0);
  const answer = await client.api.stopRecordings(cameras);
  if (client.json) {
    client.output.json(answer);
    return bulkExitCode(answer);
  }
  if (answer.items.length === 0) client.output.note('No camera was recording.');
  return answer.items.length === 0 ? EXIT.done : printBulk(answer, client.output, savedLine);
}
