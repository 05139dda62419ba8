import type { AuditEntry } from '#contracts/http/access-views.js';
import { AccessApi } from '../client/access-api.js';
import { asClient, type Client } from '../client/client.js';
import { usageError } from '../cli-error.js';
import type { AddCommand } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { formatLocalTime } from '../output/local-time.js';
import type { Column } from '../output/table.js';
import { showItems } from './list-items.js';

const MOST = 1000;
const COLUMNS: readonly Column[] = [
  { title: 'TIME' },
  { title: 'WHO', min: 8 },
  { title: 'FROM' },
  { title: 'CALL', min: 20 },
  { title: 'STATUS', align: 'right' },
  { title: 'REFUSED FOR' },
];

export const addAudit: AddCommand = (program, context, finish) => {
  const command = program
    .command('audit')
    .description('who changed something, and who was refused; the newest first')
    .option('--limit <n>', `how many calls, 1 to ${MOST}`, '100');
  addClientOptions(command, [
    'rollcall audit',
    "rollcall audit --limit 1000 --json | jq '.items[] | select(.status == 401)'",
  ]).action((options: ClientOptions & { readonly limit: string }) =>
    asClient(context, options, finish, (client) => show(client, readLimit(options.limit))),
  );
};

async function show(client: Client, limit: number): Promise<ExitCode> {
  const items = await new AccessApi(client.rollcall).audit(limit);
  return showItems(client, items, { columns: COLUMNS, row, none: 'Nothing was changed or refused yet.' });
}

function row({ time, principal, camera, address, method, route, status, reason = '' }: AuditEntry): string[] {
  const who = principal ?? (camera === undefined ? '-' : `camera ${camera}`);
  return [formatLocalTime(time), who, address, `${method} ${route}`, String(status), reason];
}

function readLimit(text: string): number {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST) return limit;
  throw usageError(`--limit ${text} cannot be used`, `Give a whole number from 1 to ${MOST}.`);
}
