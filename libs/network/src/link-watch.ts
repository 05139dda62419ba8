import { networkInterfaces } from 'node:os';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import { isLoopback } from '#runtime/listen.js';
import { linksOf, ownAddressesOf, type Interfaces, type Link } from './links.js';

/** Node tells nobody when an interface comes or goes; looking costs a fraction of a millisecond. */
const LOOK_EVERY_MS = 2000;

/** The links of this host that take part in the roll call, as they come and go. */
export class LinkWatch {
  links: readonly Link[] = [];
  /** Interfaces with an IPv4 address that are not used. */
  leftOut: readonly string[] = [];
  private own: ReadonlySet<string> = new Set();
  private timer: Timer | undefined;

  constructor(
    private readonly clock: Clock,
    /** Interfaces to use; undefined for all but container bridges and tunnels. */
    private readonly named: readonly string[] | undefined,
    private readonly interfaces: () => Interfaces = networkInterfaces,
  ) {
    this.look();
  }

  /** Looks now and then every two seconds; `changed` hears when the links are others than it knows. */
  start(changed: () => void): void {
    this.look();
    this.lookLater(changed, JSON.stringify(this.links));
  }

  /** `known` is compared, for others may look in between. */
  private lookLater(changed: () => void, known: string): void {
    this.timer = this.clock.after(LOOK_EVERY_MS, () => {
      this.look();
      const now = JSON.stringify(this.links);
      this.lookLater(changed, now);
      if (now !== known) changed();
    });
  }

  stop(): void {
    this.timer?.stop();
  }

  look(): void {
    const interfaces = this.interfaces();
    this.links = linksOf(interfaces, this.named);
    this.leftOut = leftOut(interfaces, this.links);
    this.own = ownAddressesOf(interfaces);
  }

  /** Interfaces that were named and are not there. */
  missing(): string[] {
    const there = this.interfaces();
    return (this.named ?? []).filter((name) => there[name] === undefined);
  }

  /** Every IPv4 address of this host; those of the links come first. */
  get addresses(): string[] {
    return [...new Set([...this.links.map(({ address }) => address), ...this.own])];
  }

  isOwn(address: string): boolean {
    return isLoopback(address) || this.own.has(address);
  }
}

function leftOut(interfaces: Interfaces, links: readonly Link[]): string[] {
  const used = links.map(({ name }) => name);
  const all = linksOf(interfaces, Object.keys(interfaces)).map(({ name }) => name);
  return [...new Set(all)].filter((name) => !used.includes(name));
}
