import { lookup } from 'node:dns/promises';
import { brokerPlace } from '#bus/broker-place.js';
import { isLoopback } from '#runtime/listen.js';
import { atMost } from '#runtime/at-most.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { BrokerSeen } from '../../domain/seen/host.js';
import { tryConnect } from './connect.js';

const NAME_MS = 5000;

export interface BrokerTarget {
  readonly url: string;
  readonly named: boolean;
  /** Where this host's media port listens. */
  readonly listen: string;
}

/** Finds the broker's address and connects to it. */
export async function reachBroker(
  { url, named, listen }: BrokerTarget,
  clock: Clock,
  signal: AbortSignal,
): Promise<BrokerSeen> {
  const { host, port } = brokerPlace(url);
  const place = { url, port, named, loopback: isLoopback(host), listensOnLoopback: isLoopback(listen) };
  const found = await addressOf(host, clock);
  if ('code' in found) return { ...place, tcp: found.code };
  return { ...place, address: found.address, tcp: await tryConnect(found.address, port, signal) };
}

async function addressOf(host: string, clock: Clock): Promise<{ address: string } | { code: string }> {
  let found: { address: string } | { code: string } = { code: 'silent' };
  const looking = lookup(host).then(
    ({ address }) => (found = { address }),
    (error: unknown) => (found = { code: (error as NodeJS.ErrnoException).code ?? String(error) }),
  );
  await atMost(NAME_MS, looking, clock);
  return found;
}
