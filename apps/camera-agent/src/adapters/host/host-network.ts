import { networkInterfaces } from 'node:os';
import type { Clock } from '#contracts/ports/clock.js';
import { linksOf, type Interfaces, type Link } from '#network/links.js';

/** Listing the interfaces costs a system call each: a flood of datagrams must not repeat it. */
const FRESH_MS = 1000;

/** The links of this host that take part in the roll call, as they are now: addresses come and go. */
export class HostNetwork {
  private known: { readonly links: readonly Link[]; readonly at: number } | undefined;

  /** `names` are the interfaces to use; without them all but container bridges and tunnels. */
  constructor(
    private readonly names: readonly string[] | undefined,
    private readonly clock: Clock,
    private readonly list: () => Interfaces = networkInterfaces,
  ) {}

  get links(): readonly Link[] {
    const now = this.clock.monotonic();
    if (!this.known || now - this.known.at >= FRESH_MS)
      this.known = { links: linksOf(this.list(), this.names), at: now };
    return this.known.links;
  }
}
