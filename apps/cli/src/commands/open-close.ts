import { asClient, type Client } from '../client/client.js';
import type { AddCommand } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { namedOrFound, withEachCamera } from './each-camera.js';

interface OpenOptions extends ClientOptions {
  readonly all?: boolean;
}

export const addOpen: AddCommand = (program, context, finish) => {
  const command = program.command('open').description('take cameras back that were closed');
  addNames(command);
  addClientOptions(command, ['rollcall open cam-1', 'rollcall open --all']).action(
    (names: string[], options: OpenOptions) =>
      asClient(context, options, finish, (client) => each(client, 'open', names, options)),
  );
};

export const addClose: AddCommand = (program, context, finish) => {
  const command = program
    .command('close')
    .description('let go of cameras, so that another program of their host can have them');
  addNames(command);
  addClientOptions(command, ['rollcall close cam-1 cam-2']).action((names: string[], options: OpenOptions) =>
    asClient(context, options, finish, (client) => each(client, 'close', names, options)),
  );
};

function addNames(command: ReturnType<Parameters<AddCommand>[0]['command']>): void {
  command.argument('[cameras...]', 'ids, labels or host names').option('--all', 'every camera that is found');
}

async function each(
  client: Client,
  act: 'open' | 'close',
  names: readonly string[],
  { all = false }: OpenOptions,
): Promise<ExitCode> {
  const ids = await namedOrFound(client, names, all);
  return withEachCamera(
    client,
    ids,
    (id) => client.rollcall.call('post', `/cameras/{id}/${act}`, { params: { path: { id } } }),
    ({ status, error }) => [status, error?.detail].filter(Boolean).join(', '),
  );
}
