import type { Command } from 'commander';
import { MAX_JOIN_TOKEN_USES } from '#contracts/http/join-token-uses.js';
import type { JoinTokenView, NewJoinToken } from '#contracts/http/enrolment-views.js';
import { usageError } from '../cli-error.js';
import { AccessApi } from '../client/access-api.js';
import { asClient } from '../client/client.js';
import type { AddCommand, Finish } from '../command.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { formatLocalTime } from '../output/local-time.js';
import { addEnd } from './end-item.js';
import { addList } from './list-items.js';

interface CreateOptions extends ClientOptions {
  readonly uses: string;
  readonly replace?: boolean;
}

export const addToken: AddCommand = (program, context, finish) => {
  const command = program
    .command('token')
    .description('tokens by which cameras join: make, list, revoke')
    .helpCommand(false);
  addCreate(command, context, finish);
  addList(command, context, finish, {
    description: 'list the tokens of the last 24 hours, without their secrets',
    items: (api) => api.joinTokens(),
    columns: [
      { title: 'ID' },
      { title: 'LEFT', align: 'right' },
      { title: 'REPLACES' },
      { title: 'MADE' },
      { title: 'GOOD UNTIL' },
    ],
    row,
    none: 'There are no join tokens.',
  });
  addEnd(command, context, finish, {
    verb: 'revoke',
    description: 'end a token: nobody joins by it any more; cameras that did stay',
    argument: ['id', 'as "rollcall token ls" shows it'],
    example: 'k3v5…',
    end: (api, id) => api.revokeJoinToken(id),
  });
};

function addCreate(parent: Command, context: Context, finish: Finish): void {
  const command = parent
    .command('create')
    .description('make a token and print it: it is good for 24 hours, and never told again')
    .option(
      '--uses <n>',
      `how many hosts may join by it, each with all its cameras, 1 to ${MAX_JOIN_TOKEN_USES}`,
      '1',
    )
    .option('--replace', 'a camera may take the place of one that is enrolled with another key');
  addClientOptions(command, [
    'rollcall token create',
    'rollcall token create --uses 12',
    'rollcall token create --replace     # left-3 has got a new SD card',
  ]).action((options: CreateOptions) =>
    asClient(context, options, finish, async ({ rollcall, output, json }) => {
      const { replace = false } = options;
      const made = await new AccessApi(rollcall).createJoinToken({ uses: readUses(options.uses), replace });
      if (json) output.json(made);
      else output.line(made.token);
      output.note(whatToDo(made));
      return EXIT.done;
    }),
  );
}

function whatToDo({ id, uses, expiresAt }: NewJoinToken): string {
  const hosts = uses === 1 ? 'one host with its cameras' : `${uses} hosts with their cameras`;
  return [
    `On the Pi: ROLLCALL_JOIN=… rollcall agent, with the above for the dots.`,
    `It is good for 24 hours, until ${formatLocalTime(expiresAt)}, and for ${hosts}.`,
    `"rollcall token revoke ${id}" ends it.`,
  ].join(' ');
}

function row({ id, uses, usesLeft, replace, createdAt, expiresAt }: JoinTokenView): string[] {
  return [
    id,
    `${usesLeft} of ${uses}`,
    replace ? 'yes' : 'no',
    formatLocalTime(createdAt),
    formatLocalTime(expiresAt),
  ];
}

function readUses(text: string): number {
  const uses = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (uses >= 1 && uses <= MAX_JOIN_TOKEN_USES) return uses;
  throw usageError(`--uses ${text} cannot be used`, `Give a whole number from 1 to ${MAX_JOIN_TOKEN_USES}.`);
}
