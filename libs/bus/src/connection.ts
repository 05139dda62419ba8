import { connect, ErrorWithSubackPacket, MqttClient, type IClientOptions } from 'mqtt';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { pinnedSocket } from '#network/pinned-socket.js';
import { brokerPlace } from './broker-place.js';

/** Unanswered publications of one connection; beyond it the broker does not keep up. */
const MAX_IN_FLIGHT = 1000;
const ANSWER_TIMEOUT_MS = 10_000;
const REFUSED_GRANT = 128;
const BAD_PASSWORD = 4;
const NOT_AUTHORISED = 5;
const CONNECT_TIMEOUT_MS = 5000;

export interface Credentials {
  /** `mqtt:`, or `mqtts:` with the fingerprint of the broker's certificate behind a `#`. */
  readonly url: string;
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
}

export interface Packet {
  readonly topic: string;
  readonly payload: Uint8Array | string;
  readonly qos: 0 | 1;
  readonly retain: boolean;
}

/** One connection to the broker, from CONNECT to its end; the next one is a new object with a will of its own. */
export class Connection {
  /** Resolves when the connection has ended, whoever ended it. */
  readonly closed: Promise<void>;
  private inFlight = 0;
  private hasClosed = false;
  /** Each tells somebody who waits for an answer that none will come. */
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly client: MqttClient) {
    this.closed = new Promise((resolve) => client.once('close', () => resolve(this.giveUp())));
    // An error ends the connection; whoever waits for an answer learns it from `closed`.
    client.on('error', () => client.end(true));
  }

  /** Rejects when the broker is not reached in 5 s, refuses the credentials, or `signal` aborts. */
  static async open(to: Credentials, will: Packet | undefined, signal: AbortSignal): Promise<Connection> {
    const options: IClientOptions = {
      clientId: to.clientId,
      username: to.username,
      password: to.password,
      protocolVersion: 4,
      clean: true,
      keepalive: 10,
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectPeriod: 0,
      queueQoSZero: false,
      resubscribe: false,
      ...(will && { will: { ...will, payload: Buffer.from(will.payload) } }),
    };
    const client = await begin(to.url, options, signal);
    await acknowledged(client, signal);
    // Without it a QoS 1 exchange waits for the delayed acknowledgement of TCP: 44 ms instead of 0.2.
    (client.stream as { setNoDelay?: (on: boolean) => void }).setNoDelay?.(true);
    return new Connection(client);
  }

  /** This host's end of it; undefined once it has ended. */
  get localAddress(): string | undefined {
    return (this.client.stream as { localAddress?: string }).localAddress;
  }

  onPacket(receive: (topic: string, payload: Uint8Array, retained: boolean) => void): void {
    this.client.on('message', (topic, payload, packet) => receive(topic, payload, packet.retain));
  }

  /** Rejects with `forbidden` when the broker does not grant every filter. */
  async subscribe(filters: readonly { filter: string; qos: 0 | 1 }[]): Promise<void> {
    if (filters.length === 0) return;
    const wanted = Object.fromEntries(filters.map(({ filter, qos }) => [filter, { qos }]));
    try {
      await this.answered(this.client.subscribeAsync(wanted), 'SUBSCRIBE');
    } catch (error) {
      if (!(error instanceof ErrorWithSubackPacket)) throw error;
      const refused = filters
        .filter((_, i) => error.packet.granted[i] === REFUSED_GRANT)
        .map(({ filter }) => filter);
      throw new RollcallError('forbidden', `The broker refused the subscription to ${refused.join(', ')}.`);
    }
  }

  /** Resolves at the broker's acknowledgement (QoS 1) or when written (QoS 0). */
  async publish({ topic, payload, qos, retain }: Packet): Promise<void> {
    if (this.inFlight >= MAX_IN_FLIGHT) {
      throw new RollcallError('too-many', `${MAX_IN_FLIGHT} messages wait for the broker's acknowledgement.`);
    }
    this.inFlight += 1;
    try {
      const written = this.client.publishAsync(topic, Buffer.from(payload), { qos, retain });
      await this.answered(written, 'PUBLISH');
    } finally {
      this.inFlight -= 1;
    }
  }

  /** Says DISCONNECT, so that the will is not sent, and ends. */
  async end(): Promise<void> {
    this.client.end();
    const timer = setTimeout(() => this.client.end(true), 1000);
    await this.closed;
    clearTimeout(timer);
  }

  /** Ends without a word: the broker sends the will. */
  break(): void {
    this.client.end(true);
  }

  /**
   * mqtt.js leaves some promises open when the connection goes: end them here. Nobody waits for `closed` itself, which
   * would keep what is behind each answer for as long as the connection lasts.
   */
  private async answered<T>(answer: Promise<T>, what: string): Promise<T> {
    const { promise: none, reject } = Promise.withResolvers<never>();
    const late = `The broker did not answer a ${what} in ${ANSWER_TIMEOUT_MS} ms.`;
    const timer = setTimeout(() => reject(new RollcallError('no-answer', late)), ANSWER_TIMEOUT_MS);
    const gone = (cause?: unknown): RollcallError =>
      new RollcallError('broker-away', `The broker went away during a ${what}.`, { cause });
    const giveUp = (): void => reject(gone());
    if (this.hasClosed) giveUp();
    this.waiting.add(giveUp);
    try {
      return await Promise.race([answer, none]);
    } catch (error) {
      if (error instanceof RollcallError || error instanceof ErrorWithSubackPacket) throw error;
      // mqtt.js learns of the end before `closed` does, and says so in words of its own.
      throw gone(error);
    } finally {
      clearTimeout(timer);
      this.waiting.delete(giveUp);
    }
  }

  private giveUp(): void {
    this.hasClosed = true;
    for (const giveUp of this.waiting) giveUp();
  }
}

/** The CONNECT holds the password: it goes to the holder of the certificate or to nobody. */
async function begin(url: string, options: IClientOptions, signal: AbortSignal): Promise<MqttClient> {
  const { fingerprint, ...at } = brokerPlace(url);
  if (fingerprint === undefined) return connect(url, options);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(CONNECT_TIMEOUT_MS)]);
  const socket = await pinnedSocket({ ...at, fingerprint }, limit).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new RollcallError('broker-away', `No secure connection to the broker: ${why}.`, { cause: error });
  });
  return new MqttClient(() => socket, options);
}

/** Resolves at the CONNACK. mqtt.js tells a refusal by `error`, a time-out or a lost connection only by `close`. */
async function acknowledged(client: MqttClient, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  try {
    await new Promise<void>((resolve, reject) => {
      client.once('connect', () => resolve());
      client.once('error', (error) => reject(refused(error) ?? error));
      client.once('close', () =>
        reject(new RollcallError('broker-away', 'The broker ended the connection or gave no answer in 5 s.')),
      );
      const abort = (): void =>
        reject(new RollcallError('broker-away', 'The connection attempt was given up.'));
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, { once: true, signal: over.signal });
    });
  } catch (error) {
    client.on('error', () => undefined);
    client.end(true);
    throw error;
  } finally {
    over.abort();
  }
}

/** The broker's refusal of user name and password (MQTT 3.1.1, 3.2.2.3); undefined for any other error. */
function refused(error: Error & { code?: unknown }): RollcallError | undefined {
  if (error.code !== BAD_PASSWORD && error.code !== NOT_AUTHORISED) return undefined;
  return new RollcallError('unauthenticated', 'The broker refused the sign-in.', { cause: error });
}
