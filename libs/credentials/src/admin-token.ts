import { join } from 'node:path';
import { StartError } from '#runtime/start-error.js';
import { readOrCreateSecret, readSecret } from './secret-file.js';

export const ADMIN_TOKEN_FILE = 'admin-token';
const MIN_LENGTH = 24;

/** The bearer token of the API: the preset one, else that of the data folder, made at the first start. */
export async function loadOrCreateAdminToken(dataDir: string, preset: string | undefined): Promise<string> {
  if (preset !== undefined) return checked(preset, 'ROLLCALL_ADMIN_TOKEN');
  const path = join(dataDir, ADMIN_TOKEN_FILE);
  return checked(await readOrCreateSecret(path), path);
}

/** The token on the operator's host; undefined where there is none. */
export function readAdminToken(dataDir: string): Promise<string | undefined> {
  return readSecret(join(dataDir, ADMIN_TOKEN_FILE));
}

function checked(token: string, where: string): string {
  if (token.length >= MIN_LENGTH && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new StartError(
    `The token in ${where} cannot be used: it needs ${MIN_LENGTH} visible ASCII characters or more.`,
  );
}
