import type { Snapshot } from '#contracts/http/views.js';
import type { AddCommand } from '../command.js';
import { asClient, type Client } from '../client/client.js';
import { readSnapshot } from '../client/snapshot.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { legend } from '../output/legend.js';
import { noteDoubts } from '../output/note-doubts.js';
import { MOST_NAMES, rosterText } from '../output/roster-text.js';
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
  const view = await readSnapshot(client.rollcall, client.signal);
  if (client.json) client.output.json(view);
  else showServices(client, view);
  noteDoubts(client.output, view);
  if (view.roster && !client.json) {
    client.output.note('');
    client.output.note(`Roster: ${rosterText(view.roster, view.services, MOST_NAMES)}.`);
  }
  return EXIT.done;
}

function showServices({ output, clock }: Client, view: Snapshot): void {
  if (view.services.length === 0)
    return output.note('No service is known yet. Search with "rollcall search".');
  output.table(SERVICE_COLUMNS, serviceRows(view, clock.now()));
  const explained = legend(view.services);
  if (explained.length > 0) output.note('');
  for (const line of explained) output.note(line);
}
