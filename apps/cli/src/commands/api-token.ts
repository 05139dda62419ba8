import type { Command } from 'commander';
import type { ApiTokenView } from '#contracts/http/access-views.js';
import { AccessApi } from '../client/access-api.js';
import { asClient } from '../client/client.js';
import type { AddCommand, Finish } from '../command.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { formatLocalTime } from '../output/local-time.js';
import type { Column } from '../output/table.js';
import { addEnd } from './end-item.js';
import { addList } from './list-items.js';
import { readRole, ROLE_FLAG, ROLE_HELP } from './read-role.js';

const COLUMNS: readonly Column[] = [
  { title: 'ID' },
  { title: 'NAME', min: 10 },
  { title: 'ROLE' },
  { title: 'MADE' },
  { title: 'LAST USED' },
];

interface CreateOptions extends ClientOptions {
  readonly name: string;
  readonly role: string;
}

export const addApiToken: AddCommand = (program, context, finish) => {
  const command = program
    .command('api-token')
    .description('tokens for programs, each with a role of its own: make, list, revoke')
    .helpCommand(false);
  addCreate(command, context, finish);
  addList(command, context, finish, {
    description: 'list the tokens, without their secrets',
    items: (api) => api.tokens(),
    columns: COLUMNS,
    row,
    none: 'There are no API tokens.',
  });
  addEnd(command, context, finish, {
    verb: 'revoke',
    description: 'end a token, and the streams and downloads that it has open',
    argument: ['id', 'as "rollcall api-token ls" shows it'],
    example: 'k3v5…',
    end: (api, id) => api.revokeToken(id),
  });
};

function addCreate(parent: Command, context: Context, finish: Finish): void {
  const command = parent
    .command('create')
    .description('make a token and print it: it is never told again')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption(ROLE_FLAG, ROLE_HELP);
  addClientOptions(command, [
    'rollcall api-token create --name dashboard --role viewer',
    'ROLLCALL_TOKEN=$(rollcall api-token create --name nightly --role operator) ./nightly.sh',
  ]).action((options: CreateOptions) =>
    asClient(context, options, finish, async ({ rollcall, output, json }) => {
      const made = await new AccessApi(rollcall).createToken(options.name, readRole(options.role));
      if (json) output.json(made);
      else output.line(made.token);
      output.note(`Keep it: it is not told again. "rollcall api-token revoke ${made.id}" ends it.`);
      return EXIT.done;
    }),
  );
}

function row({ id, name, role, createdAt, lastUsedAt }: ApiTokenView): string[] {
  return [
    id,
    name,
    role,
    formatLocalTime(createdAt),
    lastUsedAt === undefined ? 'never' : formatLocalTime(lastUsedAt),
  ];
}
