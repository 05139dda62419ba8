import { setTimeout as pause } from 'node:timers/promises';
import { operatorLogin } from '#credentials/operator-login.js';
import { systemClock } from '#runtime/system-clock.js';
import type { BrokerAccess } from '../bus.js';
import { seededRandom } from '../seeded-random.js';
import { localTrusts } from '../local-trusts.js';
import { RackHost, type TrustOf } from './rack-host.js';
import type { RackOptions, RackReport } from './protocol.js';

/** Hosts that start at a time: a broker lets in so many at once. */
const AT_A_TIME = 32;

/** Many simulated agents in one process. */
export class Rack {
  private readonly hosts: readonly RackHost[];

  constructor(
    private readonly options: RackOptions,
    report: (report: RackReport) => void,
  ) {
    this.hosts = Array.from({ length: options.count }, (_, host) => new RackHost(options, host, report));
  }

  /** Resolves when every host has started. */
  async start(): Promise<void> {
    const [broker, trust] = await Promise.all([this.broker(), this.trust()]);
    if (this.options.startWithinMs > 0) return this.startOneByOne(broker, trust);
    for (let first = 0; first < this.hosts.length; first += AT_A_TIME)
      await Promise.all(this.hosts.slice(first, first + AT_A_TIME).map((host) => host.start(broker, trust)));
  }

  silence(): void {
    for (const host of this.hosts) host.silence();
  }

  async kill(host: number): Promise<void> {
    const found = this.hosts[host];
    if (!found) throw new Error(`there is no host ${host} among ${this.hosts.length}`);
    await found.kill();
  }

  private async startOneByOne(broker: BrokerAccess | undefined, trust: TrustOf | undefined): Promise<void> {
    const { seed, startWithinMs } = this.options;
    const random = seededRandom(seed);
    const starts = this.hosts.map(async (host) => {
      await pause(random.next() * startWithinMs);
      await host.start(broker, trust);
    });
    await Promise.all(starts);
  }

  private async trust(): Promise<TrustOf | undefined> {
    const { operator } = this.options;
    return operator === undefined ? undefined : localTrusts(operator);
  }

  private async broker(): Promise<BrokerAccess | undefined> {
    const { broker } = this.options;
    if (!broker) return undefined;
    return { url: broker.url, passwordOf: await operatorLogin(broker.dataDir, 'token', systemClock) };
  }
}
