import { start } from '#discovery/main.js';
import type { Running } from '#runtime/running.js';
import { freeUdpPort } from '#testing/free-port.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { Watcher } from './watcher.js';

interface Closing {
  close(): Promise<unknown>;
}

/** A real broker, a real discovery on loopback and a reader of its topics. Everything is closed by `close`. */
export class DiscoveryLab {
  private readonly open: Closing[] = [];

  private constructor(
    public broker: TestBroker,
    readonly watcher: Watcher,
    readonly udpPort: number,
  ) {}

  static async start(): Promise<DiscoveryLab> {
    const broker = await startTestBroker();
    const watcher = await Watcher.of(broker);
    return new DiscoveryLab(broker, watcher, await freeUdpPort());
  }

  /** Starts the broker again on its port; it has forgotten every state. */
  async brokerAgain(): Promise<void> {
    this.broker = await startTestBroker({ port: this.broker.port, dataDir: this.broker.dataDir });
  }

  /** Starts discovery, against this lab's broker unless another port is given. */
  async discovery(more: Record<string, string> = {}): Promise<Running> {
    return this.opened(
      await start({
        ROLLCALL_DATA_DIR: this.broker.dataDir,
        ROLLCALL_MQTT_PORT: String(this.broker.port),
        ROLLCALL_DISCOVERY_PORT: String(this.udpPort),
        ROLLCALL_INTERFACES: 'lo',
        ROLLCALL_LOG_LEVEL: 'silent',
        ...more,
      }),
    );
  }

  /** Notes something to be closed at the end. */
  opened<T extends Closing>(it: T): T {
    this.open.push(it);
    return it;
  }

  async close(): Promise<void> {
    for (const it of this.open.reverse()) await it.close();
    await this.watcher.close();
    await this.broker.close();
  }
}
