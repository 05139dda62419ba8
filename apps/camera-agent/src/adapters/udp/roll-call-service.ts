import type { RemoteInfo } from 'node:dgram';
import type { Subnet } from '#contracts/net/ipv4.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { decodeRollCall } from '#contracts/udp/codec.js';
import type { Card, CardService } from '#contracts/udp/messages.js';
import { hintedPorts, type OperatorPlaces } from '#credentials/probe-token.js';
import { hasBroadcast, type Link } from '#network/links.js';
import type { Refusals } from '#runtime/refusals.js';
import { Announcements } from '../../domain/roll-call/announcements.js';
import { CallPolicy, type PlannedAnswer } from '../../domain/roll-call/call-policy.js';
import { AgentCards, type AgentCardOptions } from './agent-cards.js';
import { ProbeChecks } from './probe-checks.js';
import { openRollCallSockets, type OpenRollCallSockets, type RollCallSockets } from './roll-call-sockets.js';

const SECOND_BYE_MS = 100;

export interface RollCallOptions extends AgentCardOptions {
  /** Where searches arrive and announcements go. */
  readonly port: number;
  /** The links of this host, as they are now. */
  readonly links: () => readonly Link[];
  readonly allowFrom: readonly Subnet[];
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly refusals: Refusals;
  /** As an agent does, unless another way is given: at every address of its host. */
  readonly openSockets?: OpenRollCallSockets;
  /** Without trust: somebody near searches, who may be an operator, and may not. */
  readonly strangerHeard?: (address: string, hint: Pick<OperatorPlaces, 'https'>) => void;
}

/** Answers searches, says at its start that it is here, and at its end that it goes. */
export class RollCallService {
  private readonly policy: CallPolicy;
  private readonly announcements: Announcements;
  private readonly pending = new Set<Timer>();
  private readonly cards: AgentCards;
  private readonly checks: ProbeChecks | undefined;
  private sockets: RollCallSockets | undefined;

  constructor(private readonly options: RollCallOptions) {
    const { links, allowFrom, random, clock, trust, addresses, refusals } = options;
    const subnets = (): Subnet[] => links().map(({ subnet }) => subnet);
    this.policy = new CallPolicy(subnets, allowFrom, random, trust !== undefined);
    this.cards = new AgentCards(options);
    this.checks = trust && new ProbeChecks(trust, addresses, refusals);
    this.announcements = new Announcements(clock, random, () => void this.broadcast('here'));
  }

  /** Says from now on that this agent has `services`. Throws a StartError when another program keeps the port. */
  async start(services: readonly CardService[]): Promise<void> {
    this.cards.services = services;
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

  private answerLater(planned: PlannedAnswer, to: RemoteInfo): void {
    const moment = this.checks?.moment ?? 0;
    const timer = this.options.clock.after(planned.delayMs, () => {
      this.pending.delete(timer);
      void this.answer(planned, moment, to).catch((error: unknown) => this.failed(error));
    });
    this.pending.add(timer);
    planned.reservation.cancel = () => {
      timer.stop();
      this.pending.delete(timer);
      this.options.refusals.refuse('udp-too-many', { from: to.address });
    };
  }

  /** Who asks is looked at no sooner than now: so no more signatures are checked than answers are given. */
  private async answer({ probe, near }: PlannedAnswer, moment: number, to: RemoteInfo): Promise<void> {
    const { address } = to;
    const { checks, options } = this;
    if (probe && (await checks?.isOperators({ probe, address, moment })))
      return this.send(this.cards.sealedAnswer(probe.search), to);
    // It said that it was the operator, to be answered from so far.
    if (!near) return options.refusals.refuse('udp-off-link', { from: address });
    if (probe && !checks) options.strangerHeard?.(address, hintedPorts(probe));
    await this.send(this.cards.answer(probe?.search), to);
  }

  private async broadcast(state: Card['state']): Promise<void> {
    const { links, port } = this.options;
    const everybody = links().filter(hasBroadcast);
    const to = everybody.map(({ broadcast }) => ({ address: broadcast, port }));
    await Promise.all(to.map((place) => this.send(this.cards.announcement(state), place)));
  }

  /** What cannot be sent is counted: searches come again. */
  private async send(bytes: Uint8Array, to: { address: string; port: number }): Promise<void> {
    await this.sockets?.own.send(bytes, to).catch((error: unknown) => this.failed(error));
  }

  private failed(error: unknown): void {
    this.options.refusals.refuse('udp-failed', { err: error });
  }
}
