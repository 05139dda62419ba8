import type { BroadcastLink } from '#network/links.js';
import { EVERY_ADDRESS } from '#network/udp-socket.js';
import type { Target } from '../../domain/effects.js';
import type { Endpoint } from '../../domain/heard.js';

/**
 * Where a datagram goes, and the address whose socket sends it: from that at every address, the system chooses the
 * interface.
 */
export interface Route {
  readonly from: string;
  readonly to: Endpoint;
}

/** To everybody on every link, and to the seeds. */
export function callRoutes(links: readonly BroadcastLink[], seeds: readonly string[], port: number): Route[] {
  return [
    ...links.map(({ address, broadcast }) => ({ from: address, to: { address: broadcast, port } })),
    ...seeds.map((address) => ({ from: EVERY_ADDRESS, to: { address, port } })),
  ];
}

/**
 * To one service; `own` tells that it is on this host. There a broadcast, best on loopback, asks all agents: a
 * unicast to the port of the roll call would reach discovery itself.
 */
export function confirmRoute(
  target: Target,
  own: boolean,
  links: readonly BroadcastLink[],
  port: number,
): Route {
  const loopback = links.find((link) => link.loopback);
  const local = own && (loopback ?? links.find(({ address }) => address === target.address));
  if (local) return { from: local.address, to: { address: local.broadcast, port } };
  return { from: EVERY_ADDRESS, to: { address: target.address, port: target.port ?? port } };
}
