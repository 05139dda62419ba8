import type { Rollcall } from '#client/rollcall.js';
import { readAdminToken } from '#credentials/admin-token.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import type { Context } from '../context.js';
import { rollcallOf } from './client.js';

/** A client of the API that was started here, with the admin's token. */
export async function localClient(context: Context, env: Environment, url: string): Promise<Rollcall> {
  const reader = new EnvReader(env);
  const dataDir = reader.text('ROLLCALL_DATA_DIR') ?? 'data';
  const token = reader.text('ROLLCALL_ADMIN_TOKEN') ?? (await readAdminToken(dataDir));
  return rollcallOf({ base: url, ...(token !== undefined && { token }) }, context);
}
