import type { Service } from '#contracts/messages/registry.js';
import type { Probe } from '#contracts/udp/messages.js';
import type { Target } from '#discovery/domain/effects.js';
import { Discovery } from '#discovery/domain/discovery.js';
import { FakeClock } from '#testing/fake-clock.js';
import { cardOf, infoOf } from './rules-lab.js';
import { RecordedParts } from './recorded-parts.js';
import { seededRandom } from '#testing/seeded-random.js';

export interface SimulatedFleet {
  /** With a card, and a connection to the broker that works. */
  readonly agents: number;
  /** That say their host name and no more. */
  readonly minimal: number;
  /** Of the datagrams in each direction, 0 to 1. */
  readonly loss: number;
  readonly seed: number;
}

interface Host {
  readonly name: string;
  readonly address: string;
  /** Absent for a minimal service. */
  readonly id?: string;
}

const TELEMETRY_MS = 10_000;
/** For the way there and back. */
const TRIP_MS = 1;

/** The real discovery on a simulated network, in simulated time: hosts that are there all the time, and loss. */
export class SimulatedNetwork {
  readonly clock = new FakeClock();
  /** Services that were lost, though nobody ever left. */
  readonly lost: Service[] = [];
  answers = 0;
  private readonly random;
  private readonly hosts: readonly Host[];
  private readonly byAddress: ReadonlyMap<string, Host>;
  private readonly discovery: Discovery;
  private readonly parts: RecordedParts;

  constructor(private readonly fleet: SimulatedFleet) {
    this.random = seededRandom(fleet.seed);
    this.hosts = Array.from({ length: fleet.agents + fleet.minimal }, (_, i) => ({
      name: `pi-${i}`,
      address: `10.0.${i >> 8}.${i & 255}`,
      ...(i < fleet.agents && { id: `cam-${i}` }),
    }));
    this.byAddress = new Map(this.hosts.map((host) => [host.address, host]));
    this.parts = new RecordedParts(this.clock);
    this.discovery = new Discovery(
      { ...this.parts, rollCall: this.rollCall(), outlet: this.outlet() },
      'd-1',
    );
  }

  start(): void {
    this.discovery.start({ services: [], numbers: {} });
    for (const { id, name, address } of this.hosts) if (id !== undefined) this.connects(id, name, address);
  }

  run(ms: number): void {
    this.clock.advance(ms);
  }

  get found(): number {
    return [...this.parts.services.values()].filter(({ status }) => status === 'found').length;
  }

  get searches(): number {
    return this.parts.searches.filter(({ state }) => state === 'finished').length;
  }

  private rollCall(): RecordedParts['rollCall'] {
    return {
      refresh: () => undefined,
      call: (probe) => {
        for (const host of this.hosts) this.ask(host, probe);
      },
      confirm: (to: Target, probe) => {
        const host = this.byAddress.get(to.address);
        if (host) this.ask(host, probe);
      },
    };
  }

  private outlet(): RecordedParts['outlet'] {
    return {
      ...this.parts.outlet,
      service: (service) => {
        this.parts.outlet.service(service);
        if (service.status === 'lost') this.lost.push(service);
      },
    };
  }

  private ask(host: Host, { search, window }: Probe): void {
    if (this.random.next() < this.fleet.loss || this.random.next() < this.fleet.loss) return;
    const delay = TRIP_MS + (host.id === undefined ? 0 : this.random.next() * window);
    this.clock.after(delay, () => {
      this.answers += 1;
      const { name: hostname, address, id } = host;
      const { seals } = this.parts;
      const card = id === undefined ? undefined : seals.seal(hostname, address, cardOf(id, { search }));
      this.discovery.heard({ address, port: 4000, own: false, hostname, ...(card && { card }) });
    });
  }

  private connects(id: string, hostname: string, address: string): void {
    const since = '2026-01-01T00:00:00.000Z';
    this.discovery.info(id, infoOf(hostname, [address]));
    this.discovery.presence(id, { state: 'ready', reason: 'none', epoch: 1, boot: 'boot-1', since });
    const beat = (): void => {
      this.discovery.telemetry(id);
      this.clock.after(TELEMETRY_MS, beat);
    };
    this.clock.after(this.random.next() * TELEMETRY_MS, beat);
  }
}
