import { join } from 'node:path';
import { StartError } from '#runtime/start-error.js';
import { readOrCreateSecret, readSecret } from './secret-file.js';

const FILE = 'fleet-secret';

/** The secret that every credential is derived from. It never leaves the operator's host. */
export async function loadOrCreateFleetSecret(dataDir: string): Promise<string> {
  return checked(await readOrCreateSecret(join(dataDir, FILE)), dataDir);
}

/** The secret where this host is the operator's; undefined elsewhere. */
export async function readFleetSecret(dataDir: string): Promise<string | undefined> {
  const secret = await readSecret(join(dataDir, FILE));
  return secret === undefined ? undefined : checked(secret, dataDir);
}

function checked(secret: string, dataDir: string): string {
  if (secret.length >= 32) return secret;
  throw new StartError(
    `${join(dataDir, FILE)} is too short to be a secret: restore it, or delete it and give every agent a new credential.`,
  );
}
