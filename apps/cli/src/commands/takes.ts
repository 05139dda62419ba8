import type { TakeSummary } from '#contracts/http/take-views.js';
import { usageError } from '../cli-error.js';
import { asClient, type Client } from '../client/client.js';
import { TakesApi } from '../client/takes-api.js';
import type { AddCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { addClientOptions, type ClientOptions } from '../options/client-options.js';
import { TAKE_COLUMNS, takeRow } from '../output/take-table.js';
import { addTakeCancel } from './takes-cancel.js';
import { addTakeCertificate } from './takes-certificate.js';
import { addTakeClear } from './takes-clear.js';
import { addTakeCollect } from './takes-collect.js';
import { addTakeDownload } from './takes-download.js';
import { addTakeForget } from './takes-forget.js';
import { addTakeNote } from './takes-note.js';
import { addTakeShow } from './takes-show.js';

/** Of one page, as the API gives it, and of one command. */
const PAGE = 100;
const MOST = 1000;

interface ListOptions extends ClientOptions {
  readonly limit: string;
  readonly cursor?: string;
}

interface Page {
  readonly items: readonly TakeSummary[];
  readonly next?: string;
}

export const addTakes: AddCommand = (program, context, finish) => {
  const takes = program
    .command('takes')
    .description(
      'list the takes, the newest first; show, certify, download, collect, note, cancel or forget one',
    )
    .option('--limit <n>', `how many, 1 to ${MOST}`, '20')
    .option('--cursor <cursor>', 'go on where an earlier page ended')
    .helpCommand(false);
  addClientOptions(takes, [
    'rollcall takes --limit 100',
    'rollcall takes show 4f7s2k3jq5abcdef',
    'rollcall takes download 4f7s2k3jq5abcdef --to films',
  ]).action((options: ListOptions) => asClient(context, options, finish, (client) => list(client, options)));
  addTakeShow(takes, context, finish);
  addTakeNote(takes, context, finish);
  addTakeCancel(takes, context, finish);
  addTakeForget(takes, context, finish);
  addTakeCertificate(takes, context, finish);
  addTakeDownload(takes, context, finish);
  addTakeCollect(takes, context, finish);
  addTakeClear(takes, context, finish);
};

async function list(client: Client, options: ListOptions): Promise<ExitCode> {
  const page = await read(new TakesApi(client.rollcall), readLimit(options.limit), options.cursor);
  const { json, output } = client;
  if (json) output.json(page);
  else if (page.items.length === 0) output.note('There are no takes.');
  else output.table(TAKE_COLUMNS, page.items.map(takeRow));
  if (page.next !== undefined && !json) output.note(`There is more: --cursor ${page.next}`);
  return EXIT.done;
}

async function read(api: TakesApi, most: number, first: string | undefined): Promise<Page> {
  const items: TakeSummary[] = [];
  let cursor = first;
  do {
    const limit = String(Math.min(PAGE, most - items.length));
    const page = await api.page({ limit, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && items.length < most);
  return { items, ...(cursor !== undefined && { next: cursor }) };
}

function readLimit(text: string): number {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST) return limit;
  throw usageError(`--limit ${text} cannot be used`, `Give a whole number from 1 to ${MOST}.`);
}
