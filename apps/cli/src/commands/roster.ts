import type { Command } from 'commander';
import type { RosterView } from '#contracts/http/views.js';
import { asClient, type Client } from '../client/client.js';
import { readSnapshot } from '../client/snapshot.js';
import type { AddCommand, Finish } from '../command.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { noteDoubts } from '../output/note-doubts.js';
import { rosterText } from '../output/roster-text.js';
import { expectedNames } from './expected-names.js';

interface SetOptions extends ClientOptions {
  readonly found?: boolean;
}

export const addRoster: AddCommand = (program, context, finish) => {
  const command = program
    .command('roster')
    .description('who is expected, and who of them is missing: exit code 1 while somebody is')
    .helpCommand(false);
  addClientOptions(command, [
    'rollcall roster set --found',
    'until rollcall roster; do sleep 2; done; rollcall record --all',
  ]).action((options: ClientOptions) => asClient(context, options, finish, show));
  addSet(command, context, finish);
  addClear(command, context, finish);
};

function addSet(roster: Command, context: Context, finish: Finish): void {
  const command = roster
    .command('set')
    .description('expect these and nobody else; they need not be there yet')
    .argument('[names...]', 'ids, labels or host names; each stands for one camera')
    .option('--found', 'the cameras that are found now, by their ids');
  addClientOptions(command, [
    'rollcall roster set left-1 left-2 left-3',
    'rollcall roster set --found',
  ]).action((names: string[]) => {
    // Commander gives the flags that "roster" has as well to "roster".
    const options = command.optsWithGlobals<SetOptions>();
    return asClient(context, options, finish, async (client) => {
      const expected = await expectedNames(client.api, names, options.found === true);
      return tell(client, await client.api.expect(expected));
    });
  });
}

function addClear(roster: Command, context: Context, finish: Finish): void {
  const command = roster.command('clear').description('expect nobody');
  addClientOptions(command, ['rollcall roster clear']).action(() =>
    asClient(context, command.optsWithGlobals<ClientOptions>(), finish, async (client) =>
      tell(client, await client.api.expect([])),
    ),
  );
}

async function show(client: Client): Promise<ExitCode> {
  const roster = await client.api.roster();
  const view = await readSnapshot(client.rollcall, client.signal);
  if (client.json) client.output.json(roster);
  else if (roster.names.length > 0) client.output.line(rosterText(roster, view.services));
  else client.output.note('Nobody is expected. Say who is with "rollcall roster set --found".');
  noteDoubts(client.output, view);
  return roster.missing.length === 0 ? EXIT.done : EXIT.failed;
}

function tell({ output, json }: Client, roster: RosterView): ExitCode {
  if (json) output.json(roster);
  else if (roster.names.length > 0) output.line(rosterText(roster));
  else output.note('Nobody is expected now.');
  return EXIT.done;
}
