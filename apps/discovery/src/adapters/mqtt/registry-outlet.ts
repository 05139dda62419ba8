import type { Bus } from '#bus/bus.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Event } from '#contracts/messages/event.js';
import type { NetworkTrouble, RegistryMeta, Service } from '#contracts/messages/registry.js';
import type { Search } from '#contracts/messages/search.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import type { Outlet } from '../../domain/ports.js';

/** Publications on their way at a time: the bus takes a thousand in all. */
const AT_A_TIME = 64;
const MAX_EVENTS = 16;
const MAX_UNCLEARED = 4096;

export interface OutletParts {
  readonly bus: Pick<Bus, 'publish' | 'clear'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Names this run of discovery: greater than that of any earlier run. */
  readonly epoch: number;
  /** Refused input so far, by kind. */
  readonly refused: () => Record<string, number>;
  /** Where discovery calls. */
  readonly calling: () => Pick<RegistryMeta, 'links' | 'leftOut' | 'seeds'>;
}

/**
 * The registry on the broker. Of each service only the newest state waits, so that no flood of changes queues
 * up. What cannot be sent while the broker is away is sent with everything else at the next connect; only
 * events are moments, and gone.
 */
export class RegistryOutlet implements Outlet {
  private rev = 0;
  private readonly services = new Map<string, Service>();
  /** Ids whose state on the broker is old. */
  private readonly waiting = new Set<string>();
  /** States that could not be taken away. */
  private readonly uncleared = new Set<string>();
  private events: Event[] = [];
  private trouble: NetworkTrouble | undefined;
  private metaWaits = false;
  private sending: Promise<void> | undefined;

  constructor(private readonly parts: OutletParts) {}

  service(service: Service): void {
    this.services.set(service.id, service);
    this.changed(service.id);
  }

  forgotten(id: string): void {
    this.services.delete(id);
    this.changed(id);
  }

  search(search: Search): void {
    const type = search.state === 'running' ? 'search.started' : 'search.finished';
    const { clock, random } = this.parts;
    const time = new Date(clock.now()).toISOString();
    const event = { id: random.id(), type, time, subject: search.id, data: { ...search } };
    this.events = [...this.events, event].slice(-MAX_EVENTS);
    void this.send();
  }

  network(trouble: NetworkTrouble | undefined): void {
    this.trouble = trouble;
    this.metaWaits = true;
    void this.send();
  }

  /** A state stands on the broker; one of an unknown service is left over from an earlier registry. */
  stands(id: string): void {
    if (!this.services.has(id)) this.changed(id);
  }

  /** Everything again: the broker may have forgotten it. */
  connected(): Promise<void> {
    for (const id of [...this.services.keys(), ...this.uncleared]) this.waiting.add(id);
    this.uncleared.clear();
    return this.sendRound();
  }

  /** Resolves when nothing waits to be sent. */
  async idle(): Promise<void> {
    await this.sending;
  }

  private changed(id: string): void {
    this.rev += 1;
    this.waiting.add(id);
    void this.send();
  }

  private send(): Promise<void> {
    this.sending ??= this.sendAll();
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    do await this.sendRound();
    while (this.waiting.size > 0 || this.events.length > 0 || this.metaWaits);
    this.sending = undefined;
  }

  /**
   * What waits now; what changes meanwhile waits for the next round, so that a flood of changes holds up neither an
   * event nor a connect. Services before events: who hears that a search has finished knows what it found.
   */
  private async sendRound(): Promise<void> {
    const ids = [...this.waiting];
    const events = this.events.splice(0);
    this.metaWaits = false;
    for (let i = 0; i < ids.length; i += AT_A_TIME) await this.sendSome(ids.slice(i, i + AT_A_TIME));
    for (const event of events) await this.sendEvent(event);
    await this.attempt(() => this.parts.bus.publish('registry.meta', {}, this.meta()));
  }

  private async sendSome(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.waiting.delete(id);
    await Promise.all(ids.map((id) => this.sendService(id)));
  }

  private async sendService(id: string): Promise<void> {
    const { bus } = this.parts;
    const service = this.services.get(id);
    if (service) await this.attempt(() => bus.publish('registry.service', { id }, service));
    else if (!(await this.attempt(() => bus.clear('registry.service', { id })))) this.notCleared(id);
  }

  private notCleared(id: string): void {
    if (this.uncleared.size < MAX_UNCLEARED) this.uncleared.add(id);
  }

  private async sendEvent(event: Event): Promise<void> {
    const type = event.type.replaceAll('.', '-');
    await this.attempt(() => this.parts.bus.publish('discovery.event', { type }, event));
  }

  private meta(): RegistryMeta {
    const { epoch, refused, calling } = this.parts;
    const { rev, trouble, services } = this;
    const facts = { epoch, rev, count: services.size, refused: refused(), ...calling() };
    return trouble ? { ...facts, network: trouble } : facts;
  }

  private async attempt(send: () => Promise<void>): Promise<boolean> {
    try {
      await send();
      return true;
    } catch (error) {
      const isAway = error instanceof RollcallError && error.code === 'broker-away';
      if (!isAway)
        this.parts.logger.warn({ err: error }, 'A publication failed; the next connect repeats it');
      return false;
    }
  }
}
