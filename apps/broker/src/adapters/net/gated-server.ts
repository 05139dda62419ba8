import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { TlsKeys } from '#network/tls-keys.js';
import type { AfterStorm } from '#runtime/after-storm.js';
import { ConnectionTable } from '#runtime/connection-table.js';
import { listen } from '#runtime/listen.js';
import type { BrokerLimits } from '../../domain/limits.js';
import { Refusal } from '../../domain/refusal.js';
import type { RefusalLog } from '../log/refusal-log.js';
import { PacketGate, SOCKET_OPTIONS } from './packet-gate.js';

/** A port to listen on; with keys it is TLS. */
export interface BrokerPort {
  readonly host: string;
  /** 0 asks the system for a free one. */
  readonly port: number;
  readonly variable: string;
  readonly tls?: TlsKeys;
}

export interface GatedServerParts {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly limits: BrokerLimits;
  readonly refusals: RefusalLog;
  readonly storm: AfterStorm;
}

/** Accepts connections up to the caps and hands each on behind its gate. */
export class GatedServer {
  private readonly table: ConnectionTable<PacketGate>;
  private server: Server | undefined;
  private keys: SecureContext | undefined;

  constructor(
    private readonly parts: GatedServerParts,
    private readonly accept: (gate: PacketGate) => void,
  ) {
    this.table = new ConnectionTable(parts.limits, parts.storm);
  }

  /** Listens, and resolves with the port. Throws a StartError for a taken port or a foreign address. */
  async start({ host, port, variable, tls }: BrokerPort): Promise<number> {
    this.keys = tls && createSecureContext({ ...tls, minVersion: 'TLSv1.2' });
    this.server = createServer(SOCKET_OPTIONS, (socket) => this.welcome(socket));
    const got = await listen(this.server, host, port, 'the broker', variable);
    this.server.on('error', (error) => {
      this.parts.logger.error({ err: error }, 'A connection could not be accepted; the broker goes on.');
    });
    return got;
  }

  authenticated(connection: Duplex): void {
    if (!(connection instanceof PacketGate)) return;
    connection.authenticated();
    this.table.authenticated(connection);
  }

  /** Accepts nobody else. */
  stopListening(): void {
    this.server?.close();
  }

  /** Ends what is still connected; resolves when no socket is left. */
  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    const gone = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    for (const gate of this.table.all) gate.destroy();
    await gone;
  }

  private welcome(socket: Socket): void {
    const gate = new PacketGate(this.secured(socket), this.parts.limits);
    const entry = this.table.enter(gate, gate.address, this.parts.clock.monotonic());
    if (!entry.admitted) {
      gate.destroy();
      this.parts.refusals.refused(entry.refusal, { address: gate.address }, 'there are too many connections');
      return;
    }
    const why = 'others wait to sign in, and it has not done so';
    entry.evicted?.destroy(new Refusal('too-many-unauthenticated', why));
    gate.once('close', () => this.table.leave(gate));
    this.accept(gate.open());
  }

  /** Wrapped before a byte was read, so that whoever is slow at the handshake counts among those not signed in. */
  private secured(socket: Socket): Socket {
    const { keys } = this;
    return keys ? new TLSSocket(socket, { isServer: true, secureContext: keys }) : socket;
  }
}
