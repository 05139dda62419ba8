import { Requests } from '#bus/requests.js';
import type { Bus } from '#bus/bus.js';
import type { Event } from '#contracts/messages/event.js';
import type { Presence } from '#contracts/messages/presence.js';
import type { RegistryMeta, Service } from '#contracts/messages/registry.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import type { TestBroker } from '#testing/broker.js';
import { apiBus, connected } from '#testing/bus.js';
import { eventually } from '#testing/eventually.js';

/** What a reader of discovery's topics sees. */
export class Watcher {
  readonly services = new Map<string, Service>();
  readonly events: Event[] = [];
  meta: RegistryMeta | undefined;
  presence: Presence | undefined;
  private readonly bus: Bus;
  private readonly requests: Requests;

  private constructor(broker: TestBroker) {
    this.bus = apiBus(broker, 'watcher');
    this.requests = new Requests(this.bus, 'watcher', systemClock, systemRandom);
    this.bus.on('registry.service', {}, (service, { params }) => {
      if (service) this.services.set(params.id, service);
      else this.services.delete(params.id);
    });
    this.bus.on('registry.meta', {}, (meta) => void (this.meta = meta));
    this.bus.on('discovery.presence', {}, (presence) => void (this.presence = presence));
    this.bus.on('discovery.event', {}, (event) => {
      if (event) this.events.push(event);
    });
  }

  static async of(broker: TestBroker): Promise<Watcher> {
    const watcher = new Watcher(broker);
    await connected(watcher.bus);
    return watcher;
  }

  named(hostname: string): Service | undefined {
    return [...this.services.values()].find((service) => service.hostname === hostname);
  }

  /** Resolves when the service with this host name has this status. */
  async sees(hostname: string, status: Service['status']): Promise<Service> {
    return eventually(`${hostname} is ${status}`, () => {
      const service = this.named(hostname);
      return service?.status === status && service;
    });
  }

  /** Asks for a search; gives what was answered at once. */
  request(): Promise<Record<string, unknown>> {
    return this.requests.search(5000);
  }

  forget(id: string): Promise<void> {
    return this.requests.forgetService(id, 5000);
  }

  /** Starts a search of its own: one that it merely joined is waited out first. */
  async requestOwn(): Promise<Record<string, unknown>> {
    await eventually('discovery has connected', () => this.meta);
    for (;;) {
      const search = await this.request();
      if (search.trigger === 'request') return search;
      await this.endOf(search);
    }
  }

  /** Starts a search of its own and waits for its end; gives the data of that event. */
  async search(): Promise<Record<string, unknown>> {
    return this.endOf(await this.requestOwn());
  }

  /** Waits for the end of a search; gives the data of that event. */
  async endOf({ id }: Record<string, unknown>): Promise<Record<string, unknown>> {
    const isEnd = ({ type, subject }: Event): boolean => type === 'search.finished' && subject === id;
    return (await eventually('the end of the search', () => this.events.find(isEnd))).data;
  }

  close(): Promise<void> {
    return this.bus.close();
  }
}
