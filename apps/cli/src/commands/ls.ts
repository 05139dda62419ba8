import type { AddCommand } from '../command.js';
import { asClient, type Client } from '../client/client.js';
import { readSnapshot } from '../client/snapshot.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { SERVICE_COLUMNS, serviceRows } from '../output/service-table.js';

export const addLs: AddCommand = (program, context, finish) => {
  const command = program
    .command('ls')
    .description('list the services, found and lost, and what their cameras do');
  addClientOptions(command, ['rollcall ls', "rollcall ls --json | jq -r '.services[].id'"]).action(
    (options: ClientOptions) => asClient(context, options, finish, list),
  );
};

async function list(client: Client): Promise<ExitCode> {
  const view = await readSnapshot(client);
  if (client.json) client.output.json(view);
  else if (view.services.length > 0)
    client.output.table(SERVICE_COLUMNS, serviceRows(view, client.clock.now()));
  else client.output.note('No service is known yet. Search with "rollcall search".');
  if (view.stale) client.output.note('Discovery is away: found and lost may be out of date.');
  return EXIT.done;
}
