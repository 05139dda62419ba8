import { setTimeout as pause } from 'node:timers/promises';
import { operatorLogin } from '#credentials/operator-login.js';
import { systemClock } from '#runtime/system-clock.js';
import type { BrokerAccess } from '../bus.js';
import { seededRandom } from '../seeded-random.js';
import { RackHost } from './rack-host.js';
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
    const broker = await this.broker();
    if (this.options.startWithinMs > 0) return this.startOneByOne(broker);
    for (let first = 0; first < this.hosts.length; first += AT_A_TIME)
      await Promise.all(this.hosts.slice(first, first + AT_A_TIME).map((host) => host.start(broker)));
  }

  silence(): void {
    for (const host of this.hosts) host.silence();
  }

  async kill(host: number): Promise<void> {
    const found = this.hosts[host];
    if (!found) throw new Error(`there is no host ${host} among ${this.hosts.length}`);
    await found.kill();
  }

  private async startOneByOne(broker: BrokerAccess | undefined): Promise<void> {
    const { seed, startWithinMs } = this.options;
    const random = seededRandom(seed);
    const starts = this.hosts.map(async (host) => {
      await pause(random.next() * startWithinMs);
      await host.start(broker);
    });
    await Promise.all(starts);
  }

  private async broker(): Promise<BrokerAccess | undefined> {
    const { broker } = this.options;
    if (!broker) return undefined;
    return { url: broker.url, passwordOf: await operatorLogin(broker.dataDir, 'token', systemClock) };
  }
}
