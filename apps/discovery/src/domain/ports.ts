import type { Search } from '#contracts/messages/search.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import type { NetworkTrouble, Service } from '#contracts/messages/registry.js';
import type { Card, Probe } from '#contracts/udp/messages.js';
import type { Target } from './effects.js';
import type { Digest } from './minimal-id.js';
import type { StoredRegistry } from './stored-service.js';

/** The way out to the network. Nothing here waits or throws: what fails is logged and tried again next time. */
export interface RollCall {
  /** Looks for interfaces anew; probes that follow go out on those. */
  refresh(): void;
  /** To everybody. */
  call(probe: Probe): void;
  /** To one service. */
  confirm(to: Target, probe: Probe): void;
}

/** The way out to the readers of the registry. Nothing here waits or throws. */
export interface Outlet {
  service(service: Service): void;
  forgotten(id: string): void;
  search(search: Search): void;
  /** Many services fell silent at once; undefined when that is over. */
  network(trouble: NetworkTrouble | undefined): void;
}

/** Where the registry is kept. */
export interface RegistryStore {
  /** Saves what `registry` gives, soon. */
  save(registry: () => StoredRegistry): void;
}

/** What the operator alone can tell of cards. */
export interface Seals {
  /** Whether the agent of this id made the card as it stands, with this host name. */
  isSealed(hostname: string, card: Card): boolean;
  /** Whether an agent with this id was let join. */
  isEnrolled(id: string): boolean;
}

export interface DiscoveryParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly digest: Digest;
  readonly seals: Seals;
  readonly rollCall: RollCall;
  readonly outlet: Outlet;
  readonly store: RegistryStore;
  /** Counts what is refused, by kind. */
  readonly refuse: (kind: string, facts: object) => void;
}
