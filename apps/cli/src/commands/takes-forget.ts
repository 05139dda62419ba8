import { asClient, type Client } from '../client/client.js';
import { TakesApi } from '../client/takes-api.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { TAKE_HELP } from './takes-show.js';

export const addTakeForget: AddCommand = (takes, context, finish) => {
  const command = takes
    .command('forget')
    .description('forget a take, with its notes and its certificate; its films stay on the cameras')
    .argument('<take>', TAKE_HELP);
  addClientOptions(command, ['rollcall takes forget 4f7s2k3jq5abcdef']).action((id: string) =>
    asClient(context, command.optsWithGlobals<ClientOptions>(), finish, (client) => forget(client, id)),
  );
};

async function forget({ rollcall, output, json }: Client, id: string): Promise<ExitCode> {
  await new TakesApi(rollcall).forget(id);
  if (json) output.json({ id });
  else output.line(`${id}: forgotten`);
  return EXIT.done;
}
