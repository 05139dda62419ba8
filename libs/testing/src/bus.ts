import { Bus, type BusOptions, type PresenceKey } from '#bus/bus.js';
import type { EpochStore } from '#bus/presence-keeper.js';
import { API_USER, DISCOVERY_USER } from '#credentials/credential.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import type { TestBroker } from './broker.js';
import { eventually } from './eventually.js';
import { silentLogger } from './silent-logger.js';

/** What a client needs to know of the broker. */
export type BrokerAccess = Pick<TestBroker, 'url' | 'passwordOf'>;

export function memoryEpochs(first = 0): EpochStore & { epoch: number } {
  return {
    epoch: first,
    load() {
      return Promise.resolve(this.epoch);
    },
    save(epoch) {
      this.epoch = epoch;
      return Promise.resolve();
    },
  };
}

/** A bus of the agent with this id, not yet started. */
export function agentBus(broker: BrokerAccess, id: string, more: Partial<BusOptions> = {}): Bus {
  return bus(broker, id, id, 'agent.presence', { id }, more);
}

export function apiBus(broker: BrokerAccess, replica = 'test', more: Partial<BusOptions> = {}): Bus {
  return bus(broker, API_USER, `${API_USER}-${replica}`, 'api.presence', { replica }, more);
}

export function discoveryBus(broker: BrokerAccess, more: Partial<BusOptions> = {}): Bus {
  return bus(broker, DISCOVERY_USER, DISCOVERY_USER, 'discovery.presence', {}, more);
}

function bus(
  broker: BrokerAccess,
  username: string,
  clientId: string,
  key: PresenceKey,
  params: object,
  more: Partial<BusOptions>,
): Bus {
  return new Bus({
    clientId,
    username,
    access: async () => ({ url: broker.url, password: await broker.passwordOf(username, clientId) }),
    presence: { key, params, boot: systemRandom.id(), epochs: memoryEpochs() },
    logger: silentLogger,
    clock: systemClock,
    random: systemRandom,
    ...more,
  });
}

/** Starts a bus and waits until it is connected. */
export async function connected(bus: Bus): Promise<Bus> {
  bus.start();
  await eventually('the bus is connected', () => bus.state === 'connected');
  return bus;
}
