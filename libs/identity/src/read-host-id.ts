import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Logger } from '#contracts/ports/logger.js';
import { decideIdentity, type Decision } from './decide-identity.js';
import { firstIdentity, hostIdOf } from './host-id.js';
import { HostMemory } from './host-memory.js';
import { networkHardware } from './network-hardware.js';

/** Where a host says what it is. */
export interface IdentityPlaces {
  readonly serials: readonly string[];
  readonly machineId: string;
  /** Folder of the network interfaces. */
  readonly network: string;
}

export const IDENTITY_PLACES: IdentityPlaces = {
  serials: ['/proc/device-tree/serial-number', '/sys/firmware/devicetree/base/serial-number'],
  machineId: '/etc/machine-id',
  network: '/sys/class/net',
};

/**
 * The id of this host, 12 characters: the same after a reboot and with another address, where the board has a serial
 * number also after a re-installation; another one where the data folder came with a copied disk.
 */
export async function readHostId(
  dataDir: string,
  logger: Logger,
  places: IdentityPlaces = IDENTITY_PLACES,
): Promise<string> {
  const memory = new HostMemory(dataDir);
  const decided = await decide(memory, logger, places);
  if (decided.copied)
    logger.warn({ dataDir }, 'This data folder was filled on another board; this host gets an id of its own');
  return idOf(await remember(decided, memory, logger));
}

export interface HostIdentity {
  readonly id: string;
  readonly source: Decision['source'];
}

/** The same for who only looks: undefined where an identity would have to be made first. */
export async function findHostIdentity(
  dataDir: string,
  logger: Logger,
  places: IdentityPlaces = IDENTITY_PLACES,
): Promise<HostIdentity | undefined> {
  const { identity, source, remember } = await decide(new HostMemory(dataDir), logger, places);
  return remember?.identity === undefined ? { id: idOf(identity), source } : undefined;
}

async function decide(memory: HostMemory, logger: Logger, places: IdentityPlaces): Promise<Decision> {
  const [machineId, ...serials] = await Promise.all(
    [places.machineId, ...places.serials].map((path) => read(path, logger)),
  );
  const facts = { serials, machineId, hardware: await networkHardware(places.network) };
  const isNeeded = firstIdentity(serials) === undefined;
  const kept = isNeeded ? await memory.load() : undefined;
  return decideIdentity(facts, kept, () => randomBytes(16).toString('hex'));
}

function idOf(identity: string): string {
  return hostIdOf(createHmac('sha256', identity).update('rollcall').digest());
}

/** The identity that stands in the end: another agent of this host may have been faster. */
async function remember(
  { identity, remember, copied }: Decision,
  memory: HostMemory,
  logger: Logger,
): Promise<string> {
  if (!remember) return identity;
  try {
    if (copied) await memory.setAside();
    return (await memory.save(remember)).identity ?? identity;
  } catch (error) {
    if (remember.identity !== undefined) throw error;
    logger.warn(
      { err: error },
      'The board is not remembered: a copy of this disk on another one goes unnoticed',
    );
    return identity;
  }
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
