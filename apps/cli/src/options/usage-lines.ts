import { join, resolve } from 'node:path';
import { ADMIN_TOKEN_FILE } from '#credentials/admin-token.js';
import type { Environment } from '#runtime/env.js';
import { nearPath } from '../output/near-path.js';
import { shellQuote } from '../output/shell-quote.js';
import { DEFAULT_URL } from '../client/target.js';

const DEFAULT_DATA_DIR = 'data';

/** Lines for the shell of whoever started the operator, to be copied as they are. */
export interface UsageLines {
  /** In words. */
  readonly tokenPlace: string;
  curl(path: string): string;
  rollcall(args: string): string;
}

export function usageLines(env: Environment, url: string): UsageLines {
  const preset = (env.ROLLCALL_ADMIN_TOKEN ?? '').trim() !== '';
  const dataDir = nearPath(env.ROLLCALL_DATA_DIR ?? DEFAULT_DATA_DIR);
  const file = join(dataDir, ADMIN_TOKEN_FILE);
  const token = preset ? '$ROLLCALL_ADMIN_TOKEN' : `$(cat ${shellQuote(file)})`;
  const flags = [
    url === DEFAULT_URL ? '' : ` --url ${shellQuote(url)}`,
    preset || dataDir === DEFAULT_DATA_DIR ? '' : ` --data-dir ${shellQuote(dataDir)}`,
  ].join('');
  return {
    tokenPlace: preset ? 'the variable ROLLCALL_ADMIN_TOKEN' : `the file ${resolve(file)}`,
    curl: (path) => `curl -H "Authorization: Bearer ${token}" ${shellQuote(`${url}/api/v1${path}`)}`,
    rollcall: (args) =>
      `${preset ? 'ROLLCALL_TOKEN="$ROLLCALL_ADMIN_TOKEN" ' : ''}npx rollcall ${args}${flags}`,
  };
}
