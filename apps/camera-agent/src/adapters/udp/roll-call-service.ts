import type { RemoteInfo } from 'node:dgram';
import type { Subnet } from '#contracts/net/ipv4.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { decodeRollCall, encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_ANSWER, type Card, type CardService } from '#contracts/udp/messages.js';
import { hasBroadcast, type Link } from '#network/links.js';
import type { Refusals } from '#runtime/refusals.js';
import { Announcements } from '../../domain/roll-call/announcements.js';
import { CallPolicy, type PlannedAnswer } from '../../domain/roll-call/call-policy.js';
import { openRollCallSockets, type OpenRollCallSockets, type RollCallSockets } from './roll-call-sockets.js';

const SECOND_BYE_MS = 100;

export interface RollCallOptions {
  /** Where searches arrive and announcements go. */
  readonly port: number;
  readonly hostname: string;
  /** What is the same in all answers of this process. */
  readonly card: Pick<Card, 'id' | 'boot'>;
  /** The links of this host, as they are now. */
  readonly links: () => readonly Link[];
  readonly allowFrom: readonly Subnet[];
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly refusals: Refusals;
  /** Of an agent that belongs to nobody: who called, and the port where the caller may be the operator. */
  readonly strangerHeard?: (address: string, hint: { readonly https?: number }) => void;
  /** As an agent does, unless another way is given: at every address of its host. */
  readonly openSockets?: OpenRollCallSockets;
}

/** Answers searches, says at its start that it is here, and at its end that it goes. */
export class RollCallService {
  private readonly policy: CallPolicy;
  private readonly announcements: Announcements;
  private readonly pending = new Set<Timer>();
  private services: readonly CardService[] = [];
  private sockets: RollCallSockets | undefined;

  constructor(private readonly options: RollCallOptions) {
    const { links, allowFrom, random, clock } = options;
    this.policy = new CallPolicy(() => links().map(({ subnet }) => subnet), allowFrom, random);
    this.announcements = new Announcements(clock, random, () => void this.broadcast('here'));
  }

  /** Says from now on that this agent has `services`. Throws a StartError when another program keeps the port. */
  async start(services: readonly CardService[]): Promise<void> {
    this.services = services;
    const { port, logger, openSockets = openRollCallSockets } = this.options;
    const events = {
      received: (bytes: Uint8Array, from: RemoteInfo) => this.received(bytes, from),
      failed: (error: unknown) => this.failed(error),
    };
    this.sockets = await openSockets(port, events, logger);
    this.announce();
  }

  /** Says three times that this agent is here: at its start, and where it has come to another network. */
  announce(): void {
    this.announcements.start();
  }

  /** Says goodbye twice, a tenth of a second apart, and ends. */
  async stop(): Promise<void> {
    const { sockets } = this;
    if (!sockets) return;
    this.announcements.stop();
    for (const timer of this.pending) timer.stop();
    await this.broadcast('bye');
    await new Promise<void>((resolve) => this.options.clock.after(SECOND_BYE_MS, resolve));
    await this.broadcast('bye');
    this.sockets = undefined;
    await Promise.all([sockets.listening.close(), sockets.own.close()]);
  }

  private received(bytes: Uint8Array, from: RemoteInfo): void {
    const { clock, refusals } = this.options;
    // A forged source: there is nobody to answer at port 0, and to send there is an error.
    if (from.port === 0) return refusals.refuse('udp-port-zero', { from: from.address });
    const { messages, refused } = decodeRollCall(bytes);
    for (const kind of refused) refusals.refuse(`udp-${kind}`, { from: from.address });
    const decision = this.policy.decide(messages, from.address, clock.monotonic());
    if (decision.kind === 'refused') refusals.refuse(`udp-${decision.reason}`, { from: from.address });
    if (decision.kind === 'answer') this.answerLater(decision, from);
  }

  private answerLater({ delayMs, search, reservation }: PlannedAnswer, to: RemoteInfo): void {
    const timer = this.options.clock.after(delayMs, () => {
      this.pending.delete(timer);
      void this.send(this.datagram('here', search), to);
    });
    this.pending.add(timer);
    reservation.cancel = () => {
      timer.stop();
      this.pending.delete(timer);
      this.options.refusals.refuse('udp-too-many', { from: to.address });
    };
  }

  private async broadcast(state: Card['state']): Promise<void> {
    const bytes = this.datagram(state);
    const { links, port } = this.options;
    const everybody = links().filter(hasBroadcast);
    await Promise.all(everybody.map(({ broadcast }) => this.send(bytes, { address: broadcast, port })));
  }

  /** What cannot be sent is counted: searches come again. */
  private async send(bytes: Uint8Array, to: { address: string; port: number }): Promise<void> {
    await this.sockets?.own.send(bytes, to).catch((error: unknown) => this.failed(error));
  }

  private failed(error: unknown): void {
    this.options.refusals.refuse('udp-failed', { err: error });
  }

  private datagram(state: Card['state'], search?: string): Uint8Array {
    const { hostname, card } = this.options;
    const full: Card = {
      v: 1,
      ...card,
      state,
      services: this.services,
      ...(search !== undefined && { search }),
    };
    return encodeRollCall({ command: ROLL_ANSWER, hostname, card: full });
  }
}
