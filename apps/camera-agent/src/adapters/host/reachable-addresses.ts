import type { Link } from '#network/links.js';
import { isEveryAddress, localAddress } from '#runtime/listen.js';

/** As many as the agent's info takes. */
const MAX_ADDRESSES = 32;

/** Where a port that listens on `listen` is reached from other programs, most useful first. */
export class ReachableAddresses {
  private outside: readonly string[] = [];

  constructor(private readonly listen: string) {}

  /**
   * With these links. A host whose links are down for a moment keeps the addresses that it had: to others, loopback
   * would be they themselves.
   */
  by(links: readonly Link[]): string[] {
    if (!isEveryAddress(this.listen)) return [this.listen];
    const now = links.filter((link) => !link.loopback).map((link) => link.address);
    if (now.length > 0) this.outside = now.slice(0, MAX_ADDRESSES);
    return this.outside.length > 0 ? [...this.outside] : [localAddress(this.listen)];
  }
}
