import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { credentialOf } from '#credentials/credential.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { MqttBroker } from '#broker/adapters/mqtt/mqtt-broker.js';
import type { TlsKeys } from '#network/tls-keys.js';
import { BROKER_LIMITS, type BrokerLimits } from '#broker/domain/limits.js';
import { RawClient } from './raw-client.js';
import { RecordingLogger } from './recording-logger.js';

const FLEET_SECRET = 'a-fleet-secret-that-only-tests-use';

export function passwordOf(user: string): string {
  return credentialOf(FLEET_SECRET, user);
}

/** A real broker on a free port, and clients to it that are ended with it. */
export class Lab {
  readonly logger = new RecordingLogger();
  port = 0;
  private readonly broker: MqttBroker;
  private readonly clients: MqttClient[] = [];
  private readonly raw: RawClient[] = [];

  private constructor(limits: Partial<BrokerLimits>) {
    this.broker = new MqttBroker({
      fleetSecret: FLEET_SECRET,
      logger: this.logger,
      clock: systemClock,
      limits: { ...BROKER_LIMITS, ...limits },
    });
  }

  /** With keys its port is TLS. */
  static async open(limits: Partial<BrokerLimits> = {}, tls?: TlsKeys): Promise<Lab> {
    const lab = new Lab(limits);
    const at = { host: '127.0.0.1', port: 0, variable: 'ROLLCALL_MQTT_PORT', ...(tls && { tls }) };
    [lab.port = 0] = await lab.broker.start(at);
    return lab;
  }

  /** A signed-in client; rejects where the broker refuses it. */
  async client(user: string, options: IClientOptions = {}): Promise<MqttClient> {
    const client = await connectAsync(
      `mqtt://127.0.0.1:${this.port}`,
      {
        username: user,
        password: passwordOf(user),
        clientId: user,
        keepalive: 10,
        reconnectPeriod: 0,
        ...options,
      },
      false,
    );
    client.on('error', () => undefined);
    this.clients.push(client);
    return client;
  }

  /** A bare socket. */
  async socket(): Promise<RawClient> {
    const client = await RawClient.open(this.port);
    this.raw.push(client);
    return client;
  }

  /** Expects just these refusals so far; a client may hear of its own before it is counted. */
  async expectRefused(expected: Record<string, number>): Promise<void> {
    const total = Object.values(expected).reduce((sum, n) => sum + n, 0);
    await eventually(`${total} refusals`, () => this.broker.refusals.counts.total >= total);
    expect(this.refused).toEqual(expected);
  }

  get refused(): Record<string, number> {
    return this.broker.refusals.counts.toJSON();
  }

  stopBroker(): Promise<void> {
    return this.broker.stop();
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.end(true);
    for (const client of this.raw) client.destroy();
    await this.broker.stop();
  }
}
