import type { HistoryEntry } from '#contracts/http/views.js';
import { usageError } from '../cli-error.js';
import { resolveCamera } from '../client/camera-names.js';
import { asClient, type Client } from '../client/client.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { parseDuration } from '../output/duration.js';
import { describeEvent } from '../output/event-line.js';
import { formatLocalTime } from '../output/local-time.js';
import type { Column } from '../output/table.js';

/** Of one page, as the API gives it, and of one command. */
const PAGE = 1000;
const MOST = 100_000;

const COLUMNS: readonly Column[] = [
  { title: 'TIME' },
  { title: 'WHAT' },
  { title: 'OF' },
  { title: 'BY' },
  { title: 'MORE', min: 20 },
];

interface HistoryOptions extends ClientOptions {
  readonly limit: string;
  readonly types?: string;
  readonly camera?: string;
  readonly from?: string;
  readonly to?: string;
  readonly cursor?: string;
}

interface Query {
  readonly types?: string;
  readonly camera?: string;
  readonly from?: string;
  readonly to?: string;
}

export const addHistory: AddCommand = (program, context, finish) => {
  const command = program
    .command('history')
    .description('what happened and who did it, the newest first')
    .option('--limit <n>', `how many entries, 1 to ${MOST}`, '100')
    .option('--types <types>', 'such as service.found,service.lost or command.failed')
    .option('--camera <camera>', 'of one camera: id, label or host name')
    .option('--from <time>', 'from this instant on: 2026-01-31T12:00:00Z, or as long ago as 2h')
    .option('--to <time>', 'before this instant')
    .option('--cursor <cursor>', 'go on where an earlier page ended');
  addClientOptions(command, [
    'rollcall history',
    'rollcall history --from 2h --types service.lost,service.found',
    'rollcall history --camera cam-1 --limit 1000 --json',
  ]).action((options: HistoryOptions) =>
    asClient(context, options, finish, (client) => history(client, options)),
  );
};

async function history(client: Client, options: HistoryOptions): Promise<ExitCode> {
  const limit = readLimit(options.limit);
  const query = await queryOf(client, options);
  const { items, next } = await read(client, query, limit, options.cursor);
  if (client.json) client.output.json({ items, ...(next !== undefined && { next }) });
  else if (items.length === 0) client.output.note('Nothing of that kind has happened.');
  else client.output.table(COLUMNS, items.map(row));
  if (next !== undefined && !client.json) client.output.note(`There is more: --cursor ${next}`);
  return EXIT.done;
}

async function read(
  { rollcall }: Client,
  query: Query,
  limit: number,
  first: string | undefined,
): Promise<{ items: HistoryEntry[]; next?: string }> {
  const items: HistoryEntry[] = [];
  let cursor = first;
  do {
    const size = String(Math.min(PAGE, limit - items.length));
    const params = { query: { ...query, limit: size, ...(cursor !== undefined && { cursor }) } };
    const page = await rollcall.call('get', '/events/history', { params });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && items.length < limit);
  return { items, ...(cursor !== undefined && { next: cursor }) };
}

async function queryOf({ api, clock }: Client, options: HistoryOptions): Promise<Query> {
  const { types, camera, from, to } = options;
  const now = clock.now();
  return {
    ...(types !== undefined && { types }),
    ...(from !== undefined && { from: instant('--from', from, now) }),
    ...(to !== undefined && { to: instant('--to', to, now) }),
    ...(camera !== undefined && { camera: resolveCamera(camera, await api.services()) }),
  };
}

/** An instant, or how long ago. */
function instant(flag: string, text: string, now: number): string {
  const ago = parseDuration(text);
  if (ago !== undefined) return new Date(now - ago).toISOString();
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw usageError(`${flag} ${text} is no time`, 'Write it as 2026-01-31T12:00:00Z, or how long ago, as 2h.');
}

function readLimit(text: string): number {
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST) return limit;
  throw usageError(`--limit ${text} cannot be used`, `Give a whole number from 1 to ${MOST}.`);
}

function row({ time, type, camera, subject, by = '', data }: HistoryEntry): string[] {
  return [formatLocalTime(time), type, camera ?? subject, by, describeEvent(type, data)];
}
