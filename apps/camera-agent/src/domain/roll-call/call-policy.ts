import { ROLL_CALL, type Probe, type RollCallMessage } from '#contracts/udp/messages.js';
import type { Random } from '#contracts/ports/random.js';
import { AnswerBudget, type Reservation } from './answer-budget.js';
import { isAnswerable } from './answerable.js';
import type { Subnet } from '#contracts/net/ipv4.js';

/** Answers to a bare `[98]` are spread a little too: its client waits five seconds. */
const BARE_WINDOW_MS = 250;
/** Discovery asks for no longer one: who does wants the places of the next seconds. */
const LONGEST_WINDOW_MS = 5000;

export interface PlannedAnswer {
  readonly delayMs: number;
  readonly search?: string;
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

  /** `links` gives the subnets of this host at the moment of the call. */
  constructor(
    private readonly links: () => readonly Subnet[],
    private readonly allowed: readonly Subnet[],
    private readonly random: Random,
  ) {}

  /** Decides on one datagram from `source` at `now` (monotonic ms): however many calls it holds, one answer. */
  decide(messages: readonly RollCallMessage[], source: string, now: number): CallDecision {
    const call = messages.find((message) => message.command === ROLL_CALL);
    if (!call) return { kind: 'no-call' };
    if (!isAnswerable(source, this.links(), this.allowed)) return { kind: 'refused', reason: 'off-link' };
    const { search, window }: Partial<Probe> = call.probe ?? {};
    const delayMs = this.random.next() * Math.min(LONGEST_WINDOW_MS, window ?? BARE_WINDOW_MS);
    const reservation = this.budget.reserve(source, now + delayMs, now);
    if (!reservation) return { kind: 'refused', reason: 'too-many' };
    return { kind: 'answer', delayMs, reservation, ...(search !== undefined && { search }) };
  }
}
