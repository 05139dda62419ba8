import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '#contracts/ports/logger.js';
import { readOrCreate } from '#runtime/atomic-file.js';
import { firstIdentity, hostIdOf } from '../../domain/identity/host-id.js';

/** Where a host's identity stands, best first: the board's serial number, then the installation's id. */
export const IDENTITY_FILES = [
  '/proc/device-tree/serial-number',
  '/sys/firmware/devicetree/base/serial-number',
  '/etc/machine-id',
];

const KEPT_FILE = 'host-id';

/**
 * The id of this host, 12 characters: the same after a reboot, with another address, after a re-installation.
 * Where the system names no identity, a random one is kept in the data folder.
 */
export async function readHostId(
  dataDir: string,
  logger: Logger,
  files: readonly string[] = IDENTITY_FILES,
): Promise<string> {
  const found = firstIdentity(await Promise.all(files.map((file) => read(file, logger))));
  const identity = found ?? (await keptIdentity(dataDir));
  return hostIdOf(createHmac('sha256', identity).update('rollcall').digest());
}

async function keptIdentity(dataDir: string): Promise<string> {
  const make = (): string => `${randomBytes(16).toString('hex')}\n`;
  const kept = firstIdentity([await readOrCreate(join(dataDir, KEPT_FILE), make)]);
  if (kept !== undefined) return kept;
  throw new Error(`${join(dataDir, KEPT_FILE)} is empty: delete it, and the host gets a new identity`);
}

async function read(path: string, logger: Logger): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      logger.warn({ err: error, path }, 'The identity of the host could not be read; the next one is taken');
    return undefined;
  }
}
