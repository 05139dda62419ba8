import type { Command } from 'commander';
import type { GroupView } from '#contracts/http/views.js';
import { resolveCameras } from '../client/camera-names.js';
import { asClient, type Client } from '../client/client.js';
import type { AddCommand, Finish } from '../command.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import type { Column } from '../output/table.js';
import { showItems } from './list-items.js';

const COLUMNS: readonly Column[] = [{ title: 'GROUP' }, { title: 'CAMERAS', min: 20 }];

export const addGroup: AddCommand = (program, context, finish) => {
  const group = program
    .command('group')
    .description('cameras under one name; "group:NAME" stands for them in record, stop and settings')
    .helpCommand(false);
  const list = group.command('ls').description('list the groups');
  addClientOptions(list, ['rollcall group ls']).action((options: ClientOptions) =>
    asClient(context, options, finish, async (client) => {
      const { items } = await client.rollcall.call('get', '/groups');
      return showItems(client, items, { columns: COLUMNS, row, none: 'There are no groups yet.' });
    }),
  );
  addSet(group, context, finish);
  addRemove(group, context, finish);
};

function addSet(group: Command, context: Context, finish: Finish): void {
  const command = group
    .command('set')
    .description('make a group, or say anew who is in it')
    .argument('<name>', 'of small letters, digits and hyphens')
    .argument('<cameras...>', 'ids, labels or host names');
  addClientOptions(command, [
    'rollcall group set stage cam-1 cam-2',
    'rollcall record group:stage --for 10s',
  ]).action((name: string, cameras: string[], options: ClientOptions) =>
    asClient(context, options, finish, (client) => set(client, name, cameras)),
  );
}

function addRemove(group: Command, context: Context, finish: Finish): void {
  const command = group
    .command('remove')
    .description('take a group away; its cameras stay')
    .argument('<name>', 'as "rollcall group ls" lists it');
  addClientOptions(command, ['rollcall group remove stage']).action((name: string, options: ClientOptions) =>
    asClient(context, options, finish, async ({ rollcall, output, json }) => {
      await rollcall.call('delete', '/groups/{name}', { params: { path: { name } } });
      if (json) output.json({ name });
      else output.line(`${name}: removed`);
      return EXIT.done;
    }),
  );
}

async function set(
  { api, rollcall, output, json }: Client,
  name: string,
  names: readonly string[],
): Promise<ExitCode> {
  const cameras = resolveCameras(names, await api.services());
  const group = await rollcall.call('put', '/groups/{name}', {
    params: { path: { name } },
    body: { cameras },
  });
  if (json) output.json(group);
  else output.line(`${group.name}: ${group.cameras.join(', ')}`);
  return EXIT.done;
}

function row({ name, cameras }: GroupView): string[] {
  return [name, cameras.join(', ')];
}
