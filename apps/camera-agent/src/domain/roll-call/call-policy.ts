import { ROLL_CALL, type Probe, type RollCallMessage } from '#contracts/udp/messages.js';
import type { Random } from '#contracts/ports/random.js';
import { AnswerBudget, type Reservation } from './answer-budget.js';
import { isAnswerable } from './answerable.js';
import type { Subnet } from '#contracts/net/ipv4.js';

/** Answers to a bare `[98]` are spread a little too: its client waits five seconds. */
const BARE_WINDOW_MS = 250;
/** Discovery asks for no longer one: who does wants the places of the next seconds. */
const LONGEST_WINDOW_MS = 5000;

const EVERYWHERE: Subnet = { network: 0, prefix: 0 };

export interface PlannedAnswer {
  readonly delayMs: number;
  /** What was asked; undefined for a bare call. */
  readonly probe?: Probe;
  /** Anybody at this place is answered; from elsewhere, the operator alone. */
  readonly near: boolean;
  readonly reservation: Reservation;
}

export type CallDecision =
  | ({ readonly kind: 'answer' } & PlannedAnswer)
  | { readonly kind: 'refused'; readonly reason: 'off-link' | 'too-many' }
  /** Nothing was asked: answers of others, which everybody on the port hears. */
  | { readonly kind: 'no-call' };

/** Whom the agent answers, and when. */
export class CallPolicy {
  private readonly budget = new AnswerBudget();
  /** Of those elsewhere who say that they are the operator: whoever forges that takes no answer from anybody near. */
  private readonly farBudget = new AnswerBudget();

  /** `links` gives the subnets of this host at the moment of the call. */
  constructor(
    private readonly links: () => readonly Subnet[],
    private readonly allowed: readonly Subnet[],
    private readonly random: Random,
    /** The operator is known by its signature, so it may call from anywhere. */
    private readonly knowsOperator = false,
  ) {}

  /** Decides on one datagram from `source` at `now` (monotonic ms): however many calls it holds, one answer. */
  decide(messages: readonly RollCallMessage[], source: string, now: number): CallDecision {
    const call = messages.find((message) => message.command === ROLL_CALL);
    if (!call) return { kind: 'no-call' };
    const { probe } = call;
    const links = this.links();
    const near = isAnswerable(source, links, this.allowed);
    const isSigned = this.knowsOperator && probe?.token !== undefined;
    if (!near && !(isSigned && isAnswerable(source, links, [EVERYWHERE])))
      return { kind: 'refused', reason: 'off-link' };
    const delayMs = this.random.next() * Math.min(LONGEST_WINDOW_MS, probe?.window ?? BARE_WINDOW_MS);
    const reservation = (near ? this.budget : this.farBudget).reserve(source, now + delayMs, now);
    if (!reservation) return { kind: 'refused', reason: 'too-many' };
    return { kind: 'answer', delayMs, near, reservation, ...(probe && { probe }) };
  }
}
