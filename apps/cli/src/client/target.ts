import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ADMIN_TOKEN_FILE } from '#credentials/admin-token.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import { CliError, usageError } from '../cli-error.js';
import type { ClientOptions } from '../options/client-options.js';

/** Which API to speak to, and as whom. */
export interface Target {
  /** Without a slash at its end. */
  readonly base: string;
  /** Absent where none was found: the API then says what it thinks of that. */
  readonly token?: string;
  /** Where the token is from, or was looked for. */
  readonly tokenSource: string;
}

const DEFAULT_PORT = 8080;
export const DEFAULT_URL = urlOfPort(DEFAULT_PORT);
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** Reads flags, variables and the token's file. Throws a usage error that names what cannot be used. */
export async function readTarget(env: Environment, options: ClientOptions): Promise<Target> {
  const base = baseOf(options.url ?? set(env.ROLLCALL_URL) ?? urlOfThisHost(env));
  const found = await findToken(env, options);
  if (found.token === undefined || VISIBLE_ASCII.test(found.token)) return { base, ...found };
  throw usageError(
    `The token from ${found.tokenSource} cannot be one: it has spaces or other characters in it`,
  );
}

/** Where the operator's parts of this host listen, by the variable that they read. */
function urlOfThisHost(env: Environment): string {
  return urlOfPort(new EnvReader(env).integer('ROLLCALL_HTTP_PORT', DEFAULT_PORT, 1, 65_535));
}

function urlOfPort(port: number): string {
  return `http://127.0.0.1:${port}`;
}

function baseOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const usable =
    url && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.search === '';
  if (!usable)
    throw usageError(
      `"${text}" is no address of an API`,
      'Write it as http://host:8080, without name or password.',
    );
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

async function findToken(env: Environment, options: ClientOptions): Promise<Omit<Target, 'base'>> {
  if (options.tokenFile !== undefined) return fromFile(resolve(options.tokenFile), true);
  const preset = set(env.ROLLCALL_TOKEN);
  if (preset !== undefined) return { token: preset, tokenSource: 'ROLLCALL_TOKEN' };
  const dataDir = options.dataDir ?? set(env.ROLLCALL_DATA_DIR) ?? 'data';
  return fromFile(resolve(join(dataDir, ADMIN_TOKEN_FILE)), false);
}

async function fromFile(path: string, required: boolean): Promise<Omit<Target, 'base'>> {
  try {
    return { token: (await readFile(path, 'utf8')).trim(), tokenSource: path };
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !required) return { tokenSource: path };
    throw new CliError('usage', `The token in ${path} cannot be read (${code})`, {
      advice: 'Name another file with --token-file, or set ROLLCALL_TOKEN.',
      cause: error,
    });
  }
}

function set(value: string | undefined): string | undefined {
  return value?.trim() === '' ? undefined : value?.trim();
}
