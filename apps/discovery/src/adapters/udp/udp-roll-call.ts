import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { MAX_LINKS, MAX_SEEDS, type RegistryMeta } from '#contracts/messages/registry.js';
import { isInOneOf } from '#contracts/net/ipv4.js';
import type { Probe } from '#contracts/udp/messages.js';
import { LinkWatch } from '#network/link-watch.js';
import { hasBroadcast, type BroadcastLink } from '#network/links.js';
import type { Refusals } from '#runtime/refusals.js';
import type { Target } from '../../domain/effects.js';
import type { Endpoint, Heard } from '../../domain/heard.js';
import type { RollCall } from '../../domain/ports.js';
import { hear } from './hear.js';
import { LinkSockets } from './link-sockets.js';
import { ProbeOutbox } from './probe-outbox.js';
import type { ProbeSigner } from './probe-signer.js';
import { Repeats } from './repeats.js';
import { callRoutes, confirmRoute, type Route } from './routes.js';

/** Probes to several services of this host that fall due together fall within this. */
const SAME_QUESTION_MS = 50;

export interface UdpOptions {
  readonly port: number;
  /** Interfaces to call on; undefined for all but container bridges and tunnels. */
  readonly interfaces: readonly string[] | undefined;
  /** IPv4 addresses to call by unicast. */
  readonly seeds: readonly string[];
}

export interface UdpListener {
  heard(heard: Heard): void;
  interfacesChanged(): void;
}

/** The roll call on this host's networks. */
export class UdpRollCall implements RollCall {
  private readonly watch: LinkWatch;
  private readonly sockets: LinkSockets;
  private readonly outbox: ProbeOutbox;
  private listener: UdpListener | undefined;
  /** Resolves when the sockets are those of the links that were last seen. */
  private ready = Promise.resolve();
  private askedOwnHostAt = -Infinity;
  private readonly repeats = new Repeats();

  constructor(
    private readonly options: UdpOptions,
    signer: Pick<ProbeSigner, 'sign'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly refusals: Refusals,
  ) {
    this.watch = new LinkWatch(clock, options.interfaces);
    this.sockets = new LinkSockets(options.port, (bytes, from) => this.receive(bytes, from), logger);
    this.outbox = new ProbeOutbox(this.sockets, signer, logger, refusals);
  }

  /** Rejects with a StartError when the port cannot be had. */
  async start(listener: UdpListener): Promise<void> {
    await this.sockets.open(this.links);
    this.listener = listener;
    this.watch.start(() => listener.interfacesChanged());
    const { links } = this.calling;
    this.logger.info({ port: this.options.port, links }, 'The roll call is held on these links');
    for (const name of this.watch.missing()) {
      this.logger.warn({ name }, 'There is no such interface; it is used as soon as it is there');
    }
  }

  async stop(): Promise<void> {
    this.listener = undefined;
    this.watch.stop();
    await this.ready;
    await this.sockets.close();
  }

  refresh(): void {
    this.repeats.forget();
    this.watch.look();
    const { links } = this;
    this.ready = this.ready.then(() => this.sockets.follow(links));
  }

  /** Where it calls, for those who wonder why somebody is not found. */
  get calling(): Pick<RegistryMeta, 'links' | 'leftOut' | 'seeds'> {
    const links = this.links.map(({ name, address, broadcast }) => ({ name, address, broadcast }));
    const { seeds } = this.options;
    return {
      links: links.slice(0, MAX_LINKS),
      leftOut: this.watch.leftOut.slice(0, MAX_LINKS),
      seeds: seeds.slice(0, MAX_SEEDS),
    };
  }

  call(probe: Probe): void {
    const { seeds, port } = this.options;
    this.send(probe, callRoutes(this.links, seeds, port));
  }

  confirm(to: Target, probe: Probe): void {
    const own = this.watch.isOwn(to.address);
    // A forged sender must not make discovery send to somebody who has no part in this.
    if (!own && !this.isNear(to.address))
      return this.refusals.refuse('udp-asked-off-link', { address: to.address });
    const route = confirmRoute(to, own, this.links, this.options.port);
    if (own && this.askedJustNow()) return;
    this.send(probe, [route]);
  }

  /** Those that can be called on. */
  private get links(): BroadcastLink[] {
    return this.watch.links.filter(hasBroadcast);
  }

  /** On a network of this host, or one of the seeds. */
  private isNear(address: string): boolean {
    const subnets = this.watch.links.map(({ subnet }) => subnet);
    return this.options.seeds.includes(address) || isInOneOf(subnets, address);
  }

  /** One broadcast asks all agents of this host: one for each of them would be more than they answer. */
  private askedJustNow(): boolean {
    const now = this.clock.monotonic();
    if (now - this.askedOwnHostAt < SAME_QUESTION_MS) return true;
    this.askedOwnHostAt = now;
    return false;
  }

  private send(probe: Probe, routes: readonly Route[]): void {
    this.outbox.send(probe, routes, this.watch.addresses, this.ready);
  }

  private receive(bytes: Uint8Array, from: Endpoint): void {
    if (this.repeats.has(bytes, from)) return;
    const answers = hear(bytes, from, this.watch.isOwn(from.address), this.refusals);
    this.repeats.note(bytes, from, answers);
    for (const answer of answers) this.listener?.heard(answer);
  }
}
