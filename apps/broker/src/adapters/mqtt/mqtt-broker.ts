import type { EventEmitter } from 'node:events';
import { Aedes, type Client } from 'aedes';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { AfterStorm } from '#runtime/after-storm.js';
import { atMost } from '#runtime/at-most.js';
import { giveMemoryBack } from '#runtime/give-memory-back.js';
import { isLoopback } from '#runtime/listen.js';
import type { BrokerLimits } from '../../domain/limits.js';
import { RefusalLog } from '../log/refusal-log.js';
import { GatedServer, type BrokerPort } from '../net/gated-server.js';
import { PacketGate } from '../net/packet-gate.js';
import { AccessControl, type AccessTrust } from './access-control.js';
import { refusalOf } from './client-error.js';
import { guardTakeover } from './takeover-guard.js';

export interface MqttBrokerParts {
  readonly trust: Omit<AccessTrust, 'now'>;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly limits: BrokerLimits;
  /** What is done once a storm of strangers is over; its memory is given back where nothing is said. */
  readonly afterStorm?: () => void;
}

/** An MQTT 3.1.1 broker in which every client has the rights of the topic map and no others. */
export class MqttBroker {
  readonly refusals: RefusalLog;
  private readonly access: AccessControl;
  /** One a port: who floods one does not keep others from the other. */
  private readonly servers: GatedServer[] = [];
  private readonly storm: AfterStorm;
  private readonly aedes: Aedes;
  /** Clients whose end is accounted for: aedes may report several errors of one. */
  private readonly ended = new WeakSet<Client>();
  private stopped: Promise<void> | undefined;

  constructor(private readonly parts: MqttBrokerParts) {
    this.refusals = new RefusalLog(parts.logger, parts.clock);
    this.storm = new AfterStorm(parts.clock, parts.afterStorm ?? giveMemoryBack);
    const now = (): number => parts.clock.now();
    this.access = new AccessControl({ ...parts.trust, now }, parts.limits, {
      authenticated: (client) => {
        for (const server of this.servers) server.authenticated(client.conn);
      },
      refused: (client, refusal) => this.refusals.refused(refusal.kind, whoIs(client), refusal.message),
    });
    this.aedes = new Aedes({
      ...this.access.hooks,
      connectTimeout: parts.limits.connectTimeoutMs,
      drainTimeout: parts.limits.drainTimeoutMs,
    });
  }

  /** Listens, and resolves with the ports in their order. Throws a StartError for a taken port or a foreign address. */
  async start(...ports: readonly BrokerPort[]): Promise<number[]> {
    guardTakeover(this.aedes);
    this.observe();
    await this.aedes.listen();
    const got: number[] = [];
    try {
      for (const port of ports) got.push(await this.open(port));
    } catch (error) {
      await this.stop();
      throw error;
    }
    return got;
  }

  /** To be called when somebody may have been revoked, and now and then, as tokens expire. */
  review(): void {
    this.access.review();
  }

  /** Ends all connections and resolves when nothing is left, or after the deadline. */
  stop(): Promise<void> {
    this.stopped ??= this.end();
    return this.stopped;
  }

  private async open(port: BrokerPort): Promise<number> {
    const { parts, refusals, storm, aedes } = this;
    const server = new GatedServer({ ...parts, refusals, storm }, (gate) => aedes.handle(gate));
    this.servers.push(server);
    const got = await server.start(port);
    const { host, tls } = port;
    parts.logger.info({ listen: host, port: got, tls: tls !== undefined }, 'The broker listens.');
    if (!tls && !isLoopback(host)) {
      const risk =
        'whoever can read that network reads credentials and messages. Open it only where you trust it.';
      parts.logger.warn({ listen: host, port: got }, `MQTT is plain text on ${host}: ${risk}`);
    }
    return got;
  }

  private async end(): Promise<void> {
    const { clock, limits, logger } = this.parts;
    for (const server of this.servers) server.stopListening();
    const ended = new Promise<void>((resolve) => this.aedes.close(resolve)).then(() => this.stopServers());
    if (!(await atMost(limits.stopMs, ended, clock))) {
      logger.warn({}, 'Not every connection ended in time; the broker stops without them.');
    }
    this.refusals.stop();
    this.storm.stop();
  }

  private async stopServers(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
  }

  private observe(): void {
    const { aedes, parts } = this;
    aedes.on('clientError', (client, error) => this.clientEnded(client, error));
    aedes.on('connectionError', (client, error) => this.clientEnded(client, error));
    aedes.on('unsubscribe', (filters, client) => this.access.unsubscribed(client, filters));
    aedes.on('clientReady', (client) => parts.logger.debug(whoIs(client), 'A client connected.'));
    aedes.on('clientDisconnect', (client) => parts.logger.debug(whoIs(client), 'A client left.'));
    // Such as a failure in its own housekeeping: unheard, the event would end the process.
    (aedes as EventEmitter).on('error', (error: Error) => {
      parts.logger.error({ err: error }, 'The broker met an error of its own; it goes on.');
    });
  }

  private clientEnded(client: Client, error: Error): void {
    if (this.ended.has(client)) return;
    this.ended.add(client);
    const refusal = refusalOf(error);
    if (refusal) this.refusals.refused(refusal.kind, whoIs(client), refusal.message);
    else this.parts.logger.debug({ ...whoIs(client), why: error.message }, 'A connection broke.');
  }
}

function whoIs(client: Client): object {
  const { conn } = client;
  const address = conn instanceof PacketGate ? conn.address : 'unknown';
  const id = client.id as string | null;
  return id === null ? { address } : { address, client: id.slice(0, 80) };
}
