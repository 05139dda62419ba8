import { SignJWT } from 'jose';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { generateKeyPairSync } from 'node:crypto';
import type { AclRule } from '#contracts/topics/acl.js';
import { LOCAL, signBrokerToken } from '#credentials/broker-token.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { MqttBroker } from '#broker/adapters/mqtt/mqtt-broker.js';
import type { TlsKeys } from '#network/tls-keys.js';
import { BROKER_LIMITS, type BrokerLimits } from '#broker/domain/limits.js';
import { RawClient } from './raw-client.js';
import { RecordingLogger } from '#testing/recording-logger.js';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const HOUR_MS = 3_600_000;

/** A token that the operator of these tests signed. */
export function passwordOf(
  user: string,
  { clientId = user, enrolment = LOCAL, expiresAt = Date.now() + HOUR_MS } = {},
): Promise<string> {
  return signBrokerToken(privateKey, { user, clientId, enrolment }, expiresAt);
}

/** A token of this agent that names other rights than those of its role. */
export function tokenNaming(user: string, acl: readonly AclRule[]): Promise<string> {
  return new SignJWT({ username: user, clientid: user, enrolment: LOCAL, acl })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer('rollcall-operator')
    .setAudience('rollcall-broker')
    .setExpirationTime('1h')
    .sign(privateKey);
}

/** A real broker on a free port, and clients to it that are ended with it. */
export class Lab {
  readonly logger = new RecordingLogger();
  port = 0;
  /** Storms of strangers that are over. */
  storms = 0;
  private readonly broker: MqttBroker;
  private readonly clients: MqttClient[] = [];
  private readonly raw: RawClient[] = [];
  /** Who is enrolled, and by which enrolment. */
  readonly enrolled = new Map<string, string>();

  private constructor(limits: Partial<BrokerLimits>) {
    this.broker = new MqttBroker({
      trust: {
        operatorKey: publicKey,
        enrolmentOf: (id) => this.enrolled.get(id),
        refresh: () => Promise.resolve(),
      },
      logger: this.logger,
      clock: systemClock,
      limits: { ...BROKER_LIMITS, ...limits },
      afterStorm: () => (this.storms += 1),
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
        password: await passwordOf(user, { clientId: options.clientId ?? user }),
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

  /** As each second: whoever was revoked since goes. */
  review(): void {
    this.broker.review();
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
