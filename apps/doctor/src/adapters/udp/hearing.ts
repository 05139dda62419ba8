import { ROLL_CALL } from '#contracts/udp/messages.js';
import type { SearchSeen } from '../../domain/seen/network.js';
import type { HeardDatagram } from './heard-datagram.js';
import { readMessages } from './read-answers.js';

const MOST_SENDERS = 64;

/** Whose searches were heard, those of `self` aside. */
export function readSearches(
  heard: readonly HeardDatagram[],
  self: string,
  isOwn: (address: string) => boolean,
): SearchSeen[] {
  const counts = new Map<string, number>();
  for (const { address, message } of readMessages(heard)) {
    if (message.command !== ROLL_CALL || message.probe?.from === self) continue;
    if (counts.has(address) || counts.size < MOST_SENDERS)
      counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return [...counts].map(([address, count]) => ({ address, own: isOwn(address), count }));
}

/** Whether the probes that `self` sent from an address came back to this host, as every broadcast does. */
export function heardProbes(heard: readonly HeardDatagram[], self: string, from: string): boolean {
  return readMessages(heard).some(
    ({ address, message }) =>
      address === from && message.command === ROLL_CALL && message.probe?.from === self,
  );
}
