import { networkInterfaces } from 'node:os';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import {
  hasBroadcast,
  linksOf,
  ownAddressesOf,
  type BroadcastLink,
  type Interfaces,
} from '#network/links.js';
import { isLoopback } from '#runtime/listen.js';

/** Node tells nobody when an interface comes or goes; looking costs a fraction of a millisecond. */
const LOOK_EVERY_MS = 2000;

/** The links of this host that can be called on, as they come and go. */
export class LinkWatch {
  links: readonly BroadcastLink[] = [];
  private own: ReadonlySet<string> = new Set();
  private timer: Timer | undefined;

  constructor(
    private readonly clock: Clock,
    /** Interfaces to call on; undefined for all but container bridges and tunnels. */
    private readonly named: readonly string[] | undefined,
    private readonly interfaces: () => Interfaces = networkInterfaces,
  ) {}

  /** Looks now and then every two seconds; `changed` hears when the links are others than before. */
  start(changed: () => void): void {
    this.look();
    this.timer = this.clock.after(LOOK_EVERY_MS, () => {
      const before = JSON.stringify(this.links);
      this.start(changed);
      if (JSON.stringify(this.links) !== before) changed();
    });
  }

  stop(): void {
    this.timer?.stop();
  }

  look(): void {
    const interfaces = this.interfaces();
    this.links = linksOf(interfaces, this.named).filter(hasBroadcast);
    this.own = ownAddressesOf(interfaces);
  }

  /** Interfaces that were named and are not there. */
  missing(): string[] {
    const there = this.interfaces();
    return (this.named ?? []).filter((name) => there[name] === undefined);
  }

  /** Interfaces with an IPv4 address that are not called on. */
  leftOut(): string[] {
    const called = this.links.map(({ name }) => name);
    const interfaces = this.interfaces();
    const names = linksOf(interfaces, Object.keys(interfaces)).map(({ name }) => name);
    return [...new Set(names)].filter((name) => !called.includes(name));
  }

  isOwn(address: string): boolean {
    return isLoopback(address) || this.own.has(address);
  }
}
