import { asClient, type Client } from '../client/client.js';
import { TakesApi } from '../client/takes-api.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { takeTitle } from '../output/take-texts.js';
import { TAKE_HELP } from './takes-show.js';

export const addTakeCancel: AddCommand = (takes, context, finish) => {
  const command = takes
    .command('cancel')
    .description('give up a take that has not rolled: its cameras are let go of')
    .argument('<take>', TAKE_HELP);
  addClientOptions(command, ['rollcall takes cancel 4f7s2k3jq5abcdef']).action((id: string) =>
    asClient(context, command.optsWithGlobals<ClientOptions>(), finish, (client) => cancel(client, id)),
  );
};

async function cancel({ rollcall, output, json }: Client, id: string): Promise<ExitCode> {
  const take = await new TakesApi(rollcall).cancel(id);
  if (json) output.json(take);
  else output.line(`${id}: ${takeTitle(take)} is given up, its cameras are let go of`);
  return EXIT.done;
}
