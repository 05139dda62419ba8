import type { Command } from 'commander';
import { missingNodeArchives } from '#runtime/node-archive.js';
import { asClient, type Client } from '../client/client.js';
import { newJoinToken } from '../client/new-join-token.js';
import { usageError } from '../cli-error.js';
import type { Finish } from '../command.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { installLine } from '../output/install-line.js';
import { formatLocalTime } from '../output/local-time.js';
import { installPlace } from '../process/install-place.js';

const MOST_USES = 1000;

interface InstallOptions extends ClientOptions {
  readonly uses: string;
  readonly host?: string;
}

export function addInstallCommand(parent: Command, context: Context, finish: Finish): void {
  const command = parent
    .command('install-command')
    .description('print the line that installs the agent on a Pi, from this host and without the internet')
    .option('--uses <n>', `on how many Pis it may be run, 1 to ${MOST_USES}`, '1')
    .option('--host <address>', 'address of this host for the Pi (else that of its network)');
  addClientOptions(command, [
    'rollcall agent install-command',
    'rollcall agent install-command --uses 12 --host 192.168.1.10',
  ]).action((options: InstallOptions) =>
    asClient(context, options, finish, (client) => print(client, options)),
  );
}

async function print({ rollcall, output, json, env }: Client, options: InstallOptions): Promise<ExitCode> {
  const uses = readUses(options.uses);
  // First: a token that nobody can use should not be.
  const place = await installPlace(env, options);
  const { id, token, expiresAt } = await newJoinToken(rollcall, uses);
  const line = installLine({ token, ...place });
  if (json) output.json({ command: line, id, uses, expiresAt, ...place });
  else output.line(line);
  const pis = uses === 1 ? 'one Pi' : `${uses} Pis`;
  output.note(
    `Run it on the Pi. It is good for ${pis}, until ${formatLocalTime(expiresAt)}: keep it to yourself.`,
  );
  noteMissing((text) => output.note(text));
  return EXIT.done;
}

function noteMissing(note: (text: string) => void): void {
  const missing = missingNodeArchives();
  if (missing.length === 0) return;
  note(
    `There is no Node here yet for ${missing.join(' and ')}, which the line fetches too: run "npm run agent:runtime" on this host first (a Pi is arm64).`,
  );
}

function readUses(text: string): number {
  const uses = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (uses >= 1 && uses <= MOST_USES) return uses;
  throw usageError(`--uses ${text} cannot be used`, `Give a whole number from 1 to ${MOST_USES}.`);
}
