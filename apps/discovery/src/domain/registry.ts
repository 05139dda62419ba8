import type { Service } from '#contracts/messages/registry.js';
import { changeBetween } from './change-between.js';
import type { Effect, RefusalKind } from './effects.js';
import { HostNames } from './host-names.js';
import type { KnownService } from './known-service.js';
import { fromStored, toStored, type StoredService } from './stored-service.js';

/** Anybody may speak on UDP: what only UDP tells of is bounded. */
const MAX_UNVERIFIED = 256;
const MAX_UNVERIFIED_FROM_ADDRESS = 4;

/** All services, found and lost, and what their readers know of them. */
export class Registry {
  private readonly services = new Map<string, KnownService>();
  private readonly names = new HostNames();

  get size(): number {
    return this.services.size;
  }

  get(id: string): KnownService | undefined {
    return this.services.get(id);
  }

  all(): KnownService[] {
    return [...this.services.values()];
  }

  /** The services as they were last published. */
  published(): Service[] {
    return this.all().flatMap(({ published }) => published ?? []);
  }

  stored(): StoredService[] {
    return this.all().map((service) => toStored(service, this.names.labelOf(service)));
  }

  restore(stored: readonly StoredService[]): void {
    for (const service of stored.map(fromStored)) {
      if (!this.services.has(service.id)) this.add(service);
    }
    for (const service of this.all()) service.published = this.shown(service);
  }

  add(service: KnownService): KnownService {
    this.services.set(service.id, service);
    this.names.place(service);
    return service;
  }

  /** Tells the readers what changed of a service, and of others whose label changes with it. */
  announce(service: KnownService): Effect[] {
    return [service, ...this.names.place(service)].flatMap((each) => this.changeOf(each));
  }

  forget(service: KnownService): Effect[] {
    this.services.delete(service.id);
    const relabelled = this.names.remove(service).flatMap((each) => this.changeOf(each));
    return [{ type: 'forget', id: service.id }, ...relabelled];
  }

  /** The others that call themselves the same. */
  namesakes(service: KnownService): KnownService[] {
    return this.names.sharing(service);
  }

  /** Room for one more unverified service at this address: what is forgotten for it, or why there is none. */
  roomFor(address: string): Effect[] | RefusalKind {
    const unverified = this.all().filter((service) => !service.verified);
    const there = unverified.filter(({ addresses }) => addresses.includes(address));
    if (there.length >= MAX_UNVERIFIED_FROM_ADDRESS)
      return this.withoutOne(there) ?? 'udp-too-many-from-address';
    if (unverified.length >= MAX_UNVERIFIED) return this.withoutOne(unverified) ?? 'udp-too-many-unverified';
    return [];
  }

  /** Forgets the lost one that was there for the shortest time; undefined where none is lost. */
  private withoutOne(services: readonly KnownService[]): Effect[] | undefined {
    const lifetime = ({ firstSeen, lastSeen }: KnownService): number => lastSeen - firstSeen;
    const lost = services.filter(({ status }) => status === 'lost');
    const [shortest] = lost.sort((a, b) => lifetime(a) - lifetime(b));
    return shortest && this.forget(shortest);
  }

  private changeOf(service: KnownService): Effect[] {
    const shown = this.shown(service);
    const change = changeBetween(service.published, shown);
    if (!change) return [];
    service.published = shown;
    return [{ type: 'publish', change, service: shown }];
  }

  private shown(service: KnownService): Service {
    return service.toService(this.names.labelOf(service));
  }
}
