import { readAdminToken } from '#credentials/admin-token.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import type { Context } from '../context.js';
import { HttpClient } from './http-client.js';

/** A client of the API that was started here, with the admin's token. */
export async function localClient(context: Context, env: Environment, url: string): Promise<HttpClient> {
  const reader = new EnvReader(env);
  const dataDir = reader.text('ROLLCALL_DATA_DIR') ?? 'data';
  const token = reader.text('ROLLCALL_ADMIN_TOKEN') ?? (await readAdminToken(dataDir));
  const target = { base: url, tokenSource: 'the data folder', ...(token !== undefined && { token }) };
  return new HttpClient(target, context.clock, context.signal);
}
