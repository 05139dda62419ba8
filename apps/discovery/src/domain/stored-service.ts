import type { Service } from '#contracts/messages/registry.js';
import type { Endpoint } from './heard.js';
import { KnownService } from './known-service.js';

/** What is kept of a service over restarts. */
export interface StoredService {
  readonly service: Service;
  readonly verified: boolean;
  readonly enrolled: boolean;
  readonly endpoint?: Endpoint;
}

/** What is kept over restarts. */
export interface StoredRegistry {
  readonly services: readonly StoredService[];
  /** The greatest number that each agent has announced itself with, by id. */
  readonly numbers: Readonly<Record<string, number>>;
}

export function toStored(known: KnownService, label: string): StoredService {
  const { verified, enrolled, endpoint } = known;
  return { service: known.toService(label), verified, enrolled, ...(endpoint && { endpoint }) };
}

/** Doubts are not kept: a restart of discovery is no reason to lose anybody. */
export function fromStored({ service, verified, enrolled, endpoint }: StoredService): KnownService {
  const { id, kind, hostname, addresses, port, status, reason } = service;
  const since = Date.parse(service.since);
  const firstSeen = Date.parse(service.firstSeen);
  const lastSeen = Date.parse(service.lastSeen);
  const sightings = addresses.map((address) => ({ address, search: 0 }));
  const known = new KnownService(id, reason, { wall: lastSeen, mono: 0 });
  if (service.flags.includes('unclaimed')) known.flags.add('unclaimed');
  const told = { kind, hostname, addresses, port, status, since, firstSeen };
  return Object.assign(known, told, { verified, enrolled, endpoint, sightings });
}
