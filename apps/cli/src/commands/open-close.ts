import { asClient, type Client } from '../client/client.js';
import { selectCameras } from '../client/selection.js';
import type { AddCommand } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { printBulk } from '../output/bulk-answer.js';

interface OpenOptions extends ClientOptions {
  readonly all?: boolean;
}

export const addOpen: AddCommand = (program, context, finish) => {
  const command = program.command('open').description('take cameras back that were closed');
  addNames(command);
  addClientOptions(command, ['rollcall open cam-1', 'rollcall open --all']).action(
    (names: string[], options: OpenOptions) =>
      asClient(context, options, finish, (client) => openOrClose(client, 'open', names, options)),
  );
};

export const addClose: AddCommand = (program, context, finish) => {
  const command = program
    .command('close')
    .description('let go of cameras, so that another program of their host can have them');
  addNames(command);
  addClientOptions(command, ['rollcall close cam-1 cam-2', 'rollcall close group:stage']).action(
    (names: string[], options: OpenOptions) =>
      asClient(context, options, finish, (client) => openOrClose(client, 'close', names, options)),
  );
};

function addNames(command: ReturnType<Parameters<AddCommand>[0]['command']>): void {
  command
    .argument('[cameras...]', 'ids, labels or host names, or group:NAME')
    .option('--all', 'every camera that is found');
}

async function openOrClose(
  client: Client,
  act: 'open' | 'close',
  names: readonly string[],
  { all = false }: OpenOptions,
): Promise<ExitCode> {
  const answer = await client.api.openOrClose(act, await selectCameras(client.api, names, all));
  if (answer.items.length === 0 && !client.json) client.output.note('No camera is found.');
  return printBulk(answer, client, ({ cameraId, camera: { status, error } }) =>
    [`${cameraId}: ${status}`, error?.detail].filter(Boolean).join(', '),
  );
}
