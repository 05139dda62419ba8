import type { Command } from 'commander';
import { MAX_JOIN_TOKEN_USES } from '#contracts/http/join-token-uses.js';
import { usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import { newInstallLine } from '../client/new-install-line.js';
import type { Finish } from '../command.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { formatLocalTime } from '../output/local-time.js';

interface InstallOptions extends ClientOptions {
  readonly uses: string;
  readonly host?: string;
}

export function addInstallCommand(parent: Command, context: Context, finish: Finish): void {
  const command = parent
    .command('install-command')
    .description(
      "print the line that installs the agent on a Pi, from the operator's host and without the internet",
    )
    .option('--uses <n>', `on how many Pis it may be run, 1 to ${MAX_JOIN_TOKEN_USES}`, '1')
    .option('--host <address>', "address of the operator's host for the Pi (else that of its network)");
  addClientOptions(command, [
    'rollcall agent install-command',
    'rollcall agent install-command --uses 12 --host 192.168.1.10',
  ]).action((options: InstallOptions) =>
    asClient(context, options, finish, (client) => print(client, options)),
  );
}

async function print({ rollcall, output, json }: Client, { uses, host }: InstallOptions): Promise<ExitCode> {
  const made = await newInstallLine(rollcall, {
    uses: readUses(uses),
    ...(host !== undefined && { host }),
  });
  const { nodeMissing } = made;
  if (json) output.json(made);
  else output.line(made.line);
  const pis = made.uses === 1 ? 'one Pi' : `${made.uses} Pis`;
  output.note(
    `Run it on the Pi. It is good for ${pis}, until ${formatLocalTime(made.expiresAt)}: keep it to yourself.`,
  );
  if (nodeMissing.length > 0)
    output.note(
      `There is no Node yet for ${nodeMissing.join(' and ')}, which the line fetches too: run "npm run agent:runtime" on the operator's host first (a Pi is arm64).`,
    );
  return EXIT.done;
}

function readUses(text: string): number {
  const uses = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (uses >= 1 && uses <= MAX_JOIN_TOKEN_USES) return uses;
  throw usageError(`--uses ${text} cannot be used`, `Give a whole number from 1 to ${MAX_JOIN_TOKEN_USES}.`);
}
