import { join } from 'node:path';
import { epochFile } from '#bus/epoch-file.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { LOCAL } from '#credentials/broker-token.js';
import { cardKeyOf } from '#credentials/card-seal.js';
import { readFleetSecret } from '#credentials/fleet-secret.js';
import { loadOrCreateOperatorKey } from '#credentials/operator-key.js';
import type { RollCallTrust } from '../udp/roll-call-trust.js';

/** Numbers that a process may use before those of the next one begin. */
const ROOM = 1_000_000;

/**
 * The trust of an agent on the operator's host, which finds in the data folder what others are given when they join;
 * undefined elsewhere. `folder` is the agent's own.
 */
export async function localTrust(
  id: string,
  dataDir: string,
  folder: string,
  clock: Pick<Clock, 'now'>,
  logger: Logger,
): Promise<RollCallTrust | undefined> {
  const secret = await readFleetSecret(dataDir);
  if (secret === undefined) return undefined;
  const { publicKey } = await loadOrCreateOperatorKey(dataDir);
  const nextNumber = await cardNumbers(folder, clock, logger);
  const cardKey = cardKeyOf(secret, id, LOCAL);
  return { cardKey, operatorKey: publicKey, nextNumber, operatorHeard: () => undefined };
}

/** Numbers for announcements, greater than those of any process before: written once, with room for all of this one. */
export async function cardNumbers(
  folder: string,
  clock: Pick<Clock, 'now'>,
  logger: Logger,
): Promise<() => number> {
  const file = epochFile(join(folder, 'card-number'), logger);
  let next = Math.max((await file.load()) + 1, clock.now());
  await file.save(next + ROOM);
  return () => next++;
}
