import type { Command } from 'commander';
import { isRole, ROLES } from '#contracts/access/role.js';
import type { ApiTokenView } from '#contracts/http/views.js';
import { usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import type { AddCommand, Finish } from '../command.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';

interface CreateOptions extends ClientOptions {
  readonly name: string;
  readonly role: string;
}

const COLUMNS = ['ID', 'NAME', 'ROLE', 'CREATED', 'LAST USED'].map((title) => ({ title }));

export const addApiToken: AddCommand = (program, context, finish) => {
  const command = program
    .command('api-token')
    .description('tokens for other people and programs, each with a role; only an admin makes them')
    .helpCommand(false);
  addClientOptions(command, ['rollcall api-token create --name console-2 --role viewer']).action(
    (options: ClientOptions) => asClient(context, options, finish, list),
  );
  addCreate(command, context, finish);
  addRevoke(command, context, finish);
};

function addCreate(parent: Command, context: Context, finish: Finish): void {
  const command = parent
    .command('create')
    .description('make a token; it is printed this once')
    .requiredOption('--name <name>', 'who or what it is for')
    .requiredOption('--role <role>', `${ROLES.join(', ')}: to look, to record, to do everything`);
  addClientOptions(command, [
    'rollcall api-token create --name stage-manager --role operator',
    'TOKEN=$(rollcall api-token create --name script --role viewer)',
  ]).action(() => {
    const options = command.optsWithGlobals<CreateOptions>();
    return asClient(context, options, finish, (client) => create(client, options));
  });
}

function addRevoke(parent: Command, context: Context, finish: Finish): void {
  const command = parent
    .command('revoke')
    .description('take a token back: it ends at once, with all that it has open')
    .argument('<id>', 'its id, as "rollcall api-token" lists it');
  addClientOptions(command, ['rollcall api-token revoke 4k2v9x1c']).action((id: string) =>
    asClient(context, command.optsWithGlobals<ClientOptions>(), finish, async ({ api, output, json }) => {
      await api.revokeApiToken(id);
      if (json) output.json({ id });
      else output.note(`The token ${id} is revoked.`);
      return EXIT.done;
    }),
  );
}

/** The token alone on standard output, so that a shell can take it. */
async function create({ api, output, json }: Client, { name, role }: CreateOptions): Promise<ExitCode> {
  if (!isRole(role)) throw usageError(`"${role}" is no role`, `Say one of ${ROLES.join(', ')}.`);
  const made = await api.createApiToken(name, role);
  if (json) output.json(made);
  else {
    output.line(made.token);
    output.note(`The token ${made.id} lets ${made.name} in as ${made.role}. It is shown this once.`);
  }
  return EXIT.done;
}

async function list({ api, output, json }: Client): Promise<ExitCode> {
  const items = await api.apiTokens();
  if (json) output.json({ items });
  else if (items.length === 0) output.note('There are no tokens but that of the admin.');
  else output.table(COLUMNS, items.map(row));
  return EXIT.done;
}

function row({ id, name, role, createdAt, lastUsedAt }: ApiTokenView): string[] {
  return [id, name, role, createdAt, lastUsedAt ?? 'never'];
}
