import { networkInterfaces } from 'node:os';
import { RollCallService } from '#camera-agent/adapters/udp/roll-call-service.js';
import type { RollCallTrust } from '#camera-agent/adapters/udp/roll-call-trust.js';
import { formatIpv4, isInOneOf, parseIpv4 } from '#contracts/net/ipv4.js';
import { hasBroadcast, linksOf, type BroadcastLink } from '#network/links.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import type { BrokerAccess } from '../bus.js';
import { seededRandom } from '../seeded-random.js';
import { silentLogger } from '../silent-logger.js';
import { Air } from './air.js';
import { HostConnection, type HostFacts } from './host-connection.js';
import { hostSockets } from './host-sockets.js';
import { idOf, monotonicMs, type RackOptions, type RackReport } from './protocol.js';

/** Gives each host, by its id, what its operator gave it. */
export type TrustOf = (id: string) => RollCallTrust;

/** Nobody listens there: films are not for racks. */
const MEDIA_PORT = 9898;

/** One simulated agent: the roll call of the product, at an address of its own. */
export class RackHost {
  private readonly facts: HostFacts;
  private readonly air: Air;
  private rollCall: RollCallService | undefined;
  private connection: HostConnection | undefined;
  private hasSent = false;

  constructor(
    private readonly options: RackOptions,
    host: number,
    private readonly report: (report: RackReport) => void,
  ) {
    const id = idOf(options, host);
    const address = formatIpv4((parseIpv4(options.firstAddress) ?? 0) + host);
    const { lossIn, lossOut, seed } = options;
    this.facts = { id, boot: systemRandom.id(), hostname: `pi-${id}`, address, port: MEDIA_PORT };
    this.air = new Air({ in: lossIn, out: lossOut }, seededRandom(seed * 100_003 + host));
  }

  async start(broker: BrokerAccess | undefined, trust: TrustOf | undefined): Promise<void> {
    if (broker) this.connection = await HostConnection.open(broker, this.facts);
    this.rollCall = this.makeRollCall(trust?.(this.facts.id));
    await this.rollCall.start([{ kind: 'camera', port: MEDIA_PORT }]);
  }

  silence(): void {
    this.air.cut();
    this.connection?.cut();
  }

  async kill(): Promise<void> {
    this.air.cut();
    await Promise.all([this.rollCall?.stop(), this.connection?.kill()]);
  }

  private makeRollCall(trust: RollCallTrust | undefined): RollCallService {
    const { address, hostname, id, boot } = this.facts;
    const { port, announce } = this.options;
    const link = linkOf(address);
    return new RollCallService({
      port,
      hostname,
      card: { id, boot },
      ...(trust && { trust }),
      links: () => [link],
      addresses: () => [address],
      allowFrom: [],
      clock: systemClock,
      random: systemRandom,
      logger: silentLogger,
      refusals: new Refusals(silentLogger, systemClock),
      openSockets: hostSockets({
        address,
        air: this.air,
        unsaidTo: announce ? undefined : link.broadcast,
        bound: () => this.report({ is: 'bound', id, at: monotonicMs() }),
        sending: () => this.noteFirst(),
      }),
    });
  }

  private noteFirst(): void {
    if (this.hasSent) return;
    this.hasSent = true;
    this.report({ is: 'sent', id: this.facts.id, at: monotonicMs() });
  }
}

/** The link of this machine in whose network the address lies: loopback has all of 127.0.0.0/8. */
function linkOf(address: string): BroadcastLink {
  const interfaces = networkInterfaces();
  const links = linksOf(interfaces, Object.keys(interfaces)).filter(hasBroadcast);
  const link = links.find(({ subnet }) => isInOneOf([subnet], address));
  if (!link) throw new Error(`${address} lies in no network of this machine`);
  return link;
}
