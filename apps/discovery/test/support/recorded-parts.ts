import type { Search } from '#contracts/messages/search.js';
import type { NetworkTrouble, Service } from '#contracts/messages/registry.js';
import type { Probe } from '#contracts/udp/messages.js';
import { sha256 } from '#discovery/adapters/sha256.js';
import type { Target } from '#discovery/domain/effects.js';
import type { DiscoveryParts, Outlet, RegistryStore, RollCall } from '#discovery/domain/ports.js';
import type { StoredRegistry } from '#discovery/domain/stored-service.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { TestSeals } from './test-seals.js';
import { seededRandom } from '#testing/seeded-random.js';

/** The ways out of discovery, which write down what went out. */
export class RecordedParts implements DiscoveryParts {
  readonly random = seededRandom(7);
  readonly logger = silentLogger;
  readonly digest = sha256;
  readonly seals = new TestSeals();
  readonly searches: Search[] = [];
  readonly services = new Map<string, Service>();
  readonly forgotten: string[] = [];
  readonly calls: { at: number; probe: Probe }[] = [];
  readonly confirmations: { to: Target; probe: Probe }[] = [];
  readonly refused: string[] = [];
  readonly troubles: (NetworkTrouble | undefined)[] = [];
  refreshes = 0;
  saves = 0;
  saved: () => StoredRegistry = () => ({ services: [], numbers: {} });

  constructor(readonly clock = new FakeClock()) {}

  readonly rollCall: RollCall = {
    refresh: () => void (this.refreshes += 1),
    call: (probe) => void this.calls.push({ at: this.clock.monotonic(), probe }),
    confirm: (to, probe) => void this.confirmations.push({ to, probe }),
  };

  readonly outlet: Outlet = {
    service: (service) => void this.services.set(service.id, service),
    forgotten: (id) => void this.forgotten.push(id),
    search: (search) => void this.searches.push(search),
    network: (trouble) => void this.troubles.push(trouble),
  };

  readonly store: RegistryStore = {
    save: (registry) => {
      this.saves += 1;
      this.saved = registry;
    },
  };

  refuse = (kind: string): void => void this.refused.push(kind);
}
