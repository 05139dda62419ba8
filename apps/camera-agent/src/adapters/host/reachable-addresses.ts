import type { Link } from '#network/links.js';
import { isEveryAddress, localAddress } from '#runtime/listen.js';

/** As many as the agent's info takes. */
const MAX_ADDRESSES = 32;

/** Where a port that listens on `listen` is reached from other programs, most useful first. */
export function reachableAddresses(listen: string, links: readonly Link[]): string[] {
  if (!isEveryAddress(listen)) return [listen];
  const outside = links.filter((link) => !link.loopback).map((link) => link.address);
  return outside.length > 0 ? outside.slice(0, MAX_ADDRESSES) : [localAddress(listen)];
}
