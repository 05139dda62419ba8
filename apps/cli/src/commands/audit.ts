import type { AuditEntry } from '#contracts/http/views.js';
import { usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';

interface AuditOptions extends ClientOptions {
  readonly limit: string;
}

const COLUMNS = ['TIME', 'CALLER', 'ADDRESS', 'CALL', 'STATUS'].map((title) => ({ title }));

export const addAudit: AddCommand = (program, context, finish) => {
  const command = program
    .command('audit')
    .description('who changed what, and who was refused, the newest first; for an admin')
    .option('--limit <number>', 'as many as this, 1000 at most', '100');
  addClientOptions(command, [
    'rollcall audit --limit 20',
    "rollcall audit --json | jq '.items[] | select(.status == 401)'",
  ]).action((options: AuditOptions) =>
    asClient(context, options, finish, (client) => show(client, limitIn(options.limit))),
  );
};

async function show({ api, output, json }: Client, limit: number): Promise<ExitCode> {
  const items = await api.audit(limit);
  if (json) output.json({ items });
  else if (items.length === 0) output.note('Nothing was changed, and nobody was refused.');
  else output.table(COLUMNS, items.map(row));
  return EXIT.done;
}

function row({ time, caller, address, method, path, status }: AuditEntry): string[] {
  return [time, caller ?? '-', address, `${method} ${path}`, String(status)];
}

function limitIn(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= 1000) return Number(text);
  throw usageError(`"${text}" is no limit`, 'Write a whole number from 1 to 1000.');
}
