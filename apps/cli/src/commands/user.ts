import type { Command } from 'commander';
import { AccessApi } from '../client/access-api.js';
import { asClient } from '../client/client.js';
import { usageError } from '../cli-error.js';
import type { AddCommand, Finish } from '../command.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit-code.js';
import { askPassword } from '../input/ask-password.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { formatLocalTime } from '../output/local-time.js';
import type { Column } from '../output/table.js';
import { addEnd } from './end-item.js';
import { addList } from './list-items.js';
import { readRole, ROLE_FLAG, ROLE_HELP } from './read-role.js';

const COLUMNS: readonly Column[] = [{ title: 'NAME', min: 10 }, { title: 'ROLE' }, { title: 'MADE' }];
const NAME_HELP = 'name of the user';

interface ChangeOptions extends ClientOptions {
  readonly role?: string;
  readonly password?: boolean;
}

export const addUser: AddCommand = (program, context, finish) => {
  const command = program
    .command('user')
    .description('people who sign in by name and password: add, list, change, remove')
    .helpCommand(false);
  addAdd(command, context, finish);
  addList(command, context, finish, {
    description: 'list the users',
    items: (api) => api.users(),
    columns: COLUMNS,
    row: ({ name, role, createdAt }) => [name, role, formatLocalTime(createdAt)],
    none: 'There are no users.',
  });
  addSet(command, context, finish);
  addEnd(command, context, finish, {
    verb: 'remove',
    description: 'remove a user, who is signed out',
    argument: ['name', NAME_HELP],
    example: 'ann',
    end: (api, name) => api.removeUser(name),
  });
};

function addAdd(parent: Command, context: Context, finish: Finish): void {
  const command = parent
    .command('add')
    .description('add a user; the password is asked for, or read from standard input')
    .argument('<name>', `${NAME_HELP}: 1 to 32 of a-z, 0-9, ".", "_" and "-"`)
    .requiredOption(ROLE_FLAG, ROLE_HELP);
  addClientOptions(command, [
    'rollcall user add ann --role operator',
    'rollcall user add wall --role viewer < password-file',
  ]).action((name: string, options: ClientOptions & { readonly role: string }) =>
    asClient(context, options, finish, async ({ rollcall, output, json }) => {
      const role = readRole(options.role);
      const user = await new AccessApi(rollcall).createUser(name, role, await askPassword(context));
      if (json) output.json(user);
      else output.line(`${user.name}: added as ${user.role}`);
      return EXIT.done;
    }),
  );
}

function addSet(parent: Command, context: Context, finish: Finish): void {
  const command = parent
    .command('set')
    .description('change the role, the password or both; the user is signed out')
    .argument('<name>', NAME_HELP)
    .option(ROLE_FLAG, ROLE_HELP)
    .option('--password', 'ask for a new password, or read it from standard input');
  addClientOptions(command, [
    'rollcall user set ann --role admin',
    'rollcall user set ann --password',
  ]).action((name: string, options: ChangeOptions) =>
    asClient(context, options, finish, async ({ rollcall, output, json }) => {
      const user = await new AccessApi(rollcall).changeUser(name, await wanted(context, options));
      if (json) output.json(user);
      else output.line(`${user.name}: changed, role ${user.role}`);
      return EXIT.done;
    }),
  );
}

async function wanted(context: Context, { role, password }: ChangeOptions): Promise<object> {
  if (role === undefined && password !== true)
    throw usageError('Say what to change: --role, --password or both');
  return {
    ...(role !== undefined && { role: readRole(role) }),
    ...(password === true && { password: await askPassword(context) }),
  };
}
