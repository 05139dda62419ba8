import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { encode } from '#contracts/messages/encode.js';
import { parseIpv4 } from '#contracts/net/ipv4.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { filterOf, topicOf } from '#contracts/topics/topic.js';
import { TOPICS, type MessageOf, type ParamsOf, type TopicKey } from '#contracts/topics/topic-map.js';
import { atMost } from '#runtime/at-most.js';
import { Refusals } from '#runtime/refusals.js';
import { Connection, type Credentials } from './connection.js';
import { Inbox, type MessageHandler } from './inbox.js';
import { PresenceKeeper, type EpochStore } from './presence-keeper.js';

const MIN_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 2000;
/** A connection that ends sooner counts as a failed attempt: two processes with one id would else chase each other. */
const STABLE_MS = 10_000;
const DRAIN_MS = 2000;
const FAREWELL_MS = 1000;

export type PresenceKey = 'agent.presence' | 'discovery.presence' | 'api.presence';

/** Where the broker is and what opens it. */
export type BusAccess = Pick<Credentials, 'url' | 'password'>;

export interface BusOptions extends Pick<Credentials, 'clientId' | 'username'> {
  /** Asked anew for each connection: passwords expire, and the operator's host gets other addresses. */
  readonly access: () => BusAccess | Promise<BusAccess>;
  /** Whose birth, farewell and will this connection carries. */
  readonly presence: {
    readonly key: PresenceKey;
    readonly params: object;
    readonly boot: string;
    readonly epochs: EpochStore;
  };
  /** Topics that this client alone writes and reads back once, as they are kept at its connect. */
  readonly own?: readonly TopicKey[];
  readonly logger: Logger;
  readonly clock: Clock;
  readonly random: Random;
}

export type BusState = 'connecting' | 'connected' | 'closed';

/**
 * The connection to the broker: typed, kept up for ever, with every subscription granted and every
 * retained state republished before it counts as connected.
 */
export class Bus {
  readonly refusals: Refusals;
  private readonly inbox: Inbox;
  private readonly presence: PresenceKeeper;
  private readonly filters = new Map<string, 0 | 1>();
  private readonly connectListeners: (() => Promise<void> | void)[] = [];
  private readonly stateListeners: ((state: BusState) => void)[] = [];
  private readonly refusalListeners: (() => void)[] = [];
  /** Of the last attempt. */
  private url = '';
  private connection: Connection | undefined;
  private current: BusState = 'connecting';
  private loop: Promise<void> | undefined;
  private readonly closing = new AbortController();

  constructor(private readonly options: BusOptions) {
    this.refusals = new Refusals(options.logger, options.clock);
    this.inbox = new Inbox(this.refusals, options.logger, options.clock, options.own);
    const { key, params, boot, epochs } = options.presence;
    const topic = topicOf(key, params as ParamsOf<PresenceKey>);
    this.presence = new PresenceKeeper(topic, boot, epochs, options.clock);
    if (key === 'agent.presence') this.watchOwnPresence(params as ParamsOf<'agent.presence'>);
  }

  get state(): BusState {
    return this.current;
  }

  /** Handles a topic, with the open levels that are named. Before `start`; handlers of one camera run in order. */
  on<K extends TopicKey>(key: K, params: Partial<ParamsOf<K>>, handler: MessageHandler<K>): void {
    if (this.loop) throw new Error('subscribe before the bus starts: aedes loses later ones');
    this.filters.set(filterOf(key, params), TOPICS[key].qos);
    this.inbox.add(key, handler);
  }

  /** Runs at every connect, once all subscriptions are granted: the place to republish retained state. */
  onConnect(listener: () => Promise<void> | void): void {
    this.connectListeners.push(listener);
  }

  onState(listener: (state: BusState) => void): void {
    this.stateListeners.push(listener);
  }

  /** Runs when the broker refuses the password, as that of one who was revoked or whose token has expired. */
  onRefused(listener: () => void): void {
    this.refusalListeners.push(listener);
  }

  /** Begins to connect; does not wait for the broker, which may start later. */
  start(): void {
    this.loop ??= this.keepConnected();
  }

  /** Sends now or rejects: `broker-away` without a connection, `message-too-large` over 16 KiB. Nothing is queued. */
  async publish<K extends TopicKey>(key: K, params: ParamsOf<K>, message: MessageOf<K>): Promise<void> {
    const { qos, retain } = TOPICS[key];
    await this.connected().publish({ topic: topicOf(key, params), payload: encode(message), qos, retain });
  }

  /** Takes a retained state away. */
  async clear<K extends TopicKey>(key: K, params: ParamsOf<K>): Promise<void> {
    await this.connected().publish({ topic: topicOf(key, params), payload: '', qos: 1, retain: true });
  }

  /**
   * Connects anew where this host has lost the address that the connection stands on: TCP would notice after the
   * broker, which meanwhile counts this client as lost.
   */
  addressesChanged(isOwn: (address: string) => boolean): void {
    const local = this.connection?.localAddress;
    if (local === undefined || parseIpv4(local) === undefined || isOwn(local)) return;
    this.options.logger.info({ address: local }, 'The address of the connection to the broker is gone');
    this.connection?.break();
  }

  /** Handles what has arrived (2 s at most), says farewell and ends. */
  async close(): Promise<void> {
    this.closing.abort();
    const drained = await atMost(DRAIN_MS, this.inbox.drained(), this.options.clock);
    if (!drained) this.options.logger.warn({}, 'Some messages were still being handled at the end');
    if (this.connection && this.current === 'connected') await this.sayFarewell(this.connection);
    this.connection?.break();
    await this.loop;
    this.enter('closed');
  }

  private async sayFarewell(connection: Connection): Promise<void> {
    try {
      const heard = await atMost(
        FAREWELL_MS,
        connection.publish(this.presence.farewell()),
        this.options.clock,
      );
      if (heard) await connection.end();
    } catch (error) {
      this.options.logger.warn({ err: error }, 'The farewell was not acknowledged; the will tells instead');
    }
  }

  private connected(): Connection {
    if (this.connection) return this.connection;
    throw new RollcallError('broker-away', `There is no connection to the broker at ${this.url}.`);
  }

  private async keepConnected(): Promise<void> {
    let failures = 0;
    while (!this.closing.signal.aborted) {
      try {
        const connection = await this.connect();
        const since = this.options.clock.monotonic();
        await connection.closed;
        failures = this.options.clock.monotonic() - since < STABLE_MS ? failures + 1 : 0;
        this.logEnd();
      } catch (error) {
        failures += 1;
        if (failures % 30 === 1) this.logFailure(error);
        if (isRefusal(error)) this.refusalListeners.forEach((listener) => listener());
      }
      this.connection = undefined;
      this.enter('connecting');
      await this.backOff(failures);
    }
  }

  private async connect(): Promise<Connection> {
    const { clientId, username } = this.options;
    const { url, password } = await this.options.access();
    this.url = url;
    const to = { url, password, clientId, username };
    const { signal } = this.closing;
    const connection = await Connection.open(to, await this.presence.begin(), signal);
    // Nobody else would end one that has opened and does not count as connected yet.
    const giveUp = (): void => connection.break();
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
    try {
      connection.onPacket((topic, payload, retained) => this.inbox.receive(topic, payload, retained));
      await connection.subscribe([...this.filters].map(([filter, qos]) => ({ filter, qos })));
      this.connection = connection;
      for (const listener of this.connectListeners) await listener();
      await connection.publish(this.presence.birth());
    } catch (error) {
      this.connection = undefined;
      connection.break();
      throw error;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
    this.enter('connected');
    this.options.logger.info({ url: this.url }, 'Connected to the broker');
    return connection;
  }

  private watchOwnPresence(params: ParamsOf<'agent.presence'>): void {
    this.on('agent.presence', params, (seen) => {
      if (!seen || !this.presence.isOvertakenBy(seen)) return;
      this.options.logger.warn(
        { epoch: seen.epoch },
        'Another process spoke for this id; connecting anew above its epoch',
      );
      this.connection?.break();
    });
  }

  private enter(state: BusState): void {
    if (this.current === state) return;
    this.current = state;
    for (const listener of this.stateListeners) listener(state);
  }

  private logEnd(): void {
    if (this.closing.signal.aborted) return;
    this.options.logger.warn({ url: this.url }, 'The connection to the broker ended; connecting again');
  }

  private logFailure(error: unknown): void {
    if (this.closing.signal.aborted) return;
    const advice = 'see that the broker runs and that this camera is enrolled at its operator';
    this.options.logger.warn(
      { err: error, url: this.url },
      `No connection to the broker; trying on: ${advice}`,
    );
  }

  /** Doubles up to 2 s, with jitter, so that a fleet does not come back in one instant. */
  private async backOff(failures: number): Promise<void> {
    const ceiling = Math.min(MAX_BACKOFF_MS, MIN_BACKOFF_MS * 2 ** Math.min(failures, 10));
    await this.pause(ceiling * (0.5 + this.options.random.next() / 2), this.closing.signal);
  }

  private pause(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = this.options.clock.after(ms, resolve);
      signal?.addEventListener('abort', () => (timer.stop(), resolve()), { once: true });
    });
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof RollcallError && error.code === 'unauthenticated';
}
