import type { Bus } from '#bus/bus.js';
import type { Reply } from '#contracts/messages/command.js';
import type { RegistryMeta, Service } from '#contracts/messages/registry.js';
import type { Search } from '#contracts/messages/search.js';
import type { TestBroker } from '#testing/broker.js';
import { connected, discoveryBus } from '#testing/bus.js';
import { eventOf, metaOf, searchOf } from './samples.js';

/** A discovery that says what the test wants, over a real connection with discovery's credential. */
export class ScriptedDiscovery {
  private readonly services = new Map<string, Service>();
  private meta: Partial<RegistryMeta> = {};
  searches = 0;
  /** What it answers to a request to forget; undefined stays silent. By default it forgets. */
  forgets: (id: string) => Promise<Partial<Reply> | undefined>;

  private constructor(private readonly bus: Bus) {
    this.forgets = async (id) => {
      await this.forget(id);
      return {};
    };
  }

  static async start(broker: TestBroker): Promise<ScriptedDiscovery> {
    const bus = discoveryBus(broker);
    const discovery = new ScriptedDiscovery(bus);
    bus.on('discovery.search', {}, async (command) => {
      if (!command) return;
      discovery.searches += 1;
      const data = { ...searchOf(`search-${discovery.searches}`) };
      const { corr, requester } = command;
      await bus.publish('discovery.reply', { requester }, { corr, status: 'ok', data });
    });
    bus.on('discovery.forget', {}, async (command) => {
      const answer = command && (await discovery.forgets(command.id));
      if (!answer) return;
      const { corr, requester } = command;
      await bus.publish('discovery.reply', { requester }, { corr, status: 'ok', ...answer });
    });
    await connected(bus);
    return discovery;
  }

  async say(service: Service): Promise<void> {
    this.services.set(service.id, service);
    await this.bus.publish('registry.service', { id: service.id }, service);
    await this.count();
  }

  async forget(id: string): Promise<void> {
    this.services.delete(id);
    await this.bus.clear('registry.service', { id });
    await this.count();
  }

  async event(type: string, search: Search): Promise<void> {
    const topic = { type: type.replaceAll('.', '-') };
    await this.bus.publish('discovery.event', topic, eventOf(type, search.id, search));
  }

  /** What it says of its registry as a whole, from now on. */
  async tell(meta: Partial<RegistryMeta>): Promise<void> {
    this.meta = meta;
    await this.count();
  }

  close(): Promise<void> {
    return this.bus.close();
  }

  private count(): Promise<void> {
    return this.bus.publish('registry.meta', {}, metaOf(this.services.size, this.meta));
  }
}
