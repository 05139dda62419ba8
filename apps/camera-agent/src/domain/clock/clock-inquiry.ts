import type { ClockReply } from '#contracts/messages/clock.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { ClockExchange } from './clock-sample.js';
import type { OperatorClock } from './operator-clock.js';

/** Questions in quick succession: one of them meets an idle network. */
const QUICK_QUESTIONS = 8;
const QUICK_PAUSE_MS = 50;
/** Then one now and then, never in step with other agents. */
const LEAST_PAUSE_MS = 8000;
const MORE_PAUSE_MS = 4000;
const GIVE_UP_MS = 2000;
/** A quick question that is still on its way after this would tell little. */
const QUICK_GIVE_UP_MS = 500;
/** An operator that does not say so cuts its time off at whole milliseconds. */
const HALF_RESOLUTION_MS = 0.5;

export type Answer = ReturnType<OperatorClock['learn']> | 'unasked';

/**
 * Asks for the operator's time, one question at a time: some quick ones at each connect, on request and after a step,
 * then about every 10 s. While the time is not known it asks on without a pause: the API may start later than the agent.
 */
export class ClockInquiry {
  private open: { readonly corr: string; readonly sentAt: number } | undefined;
  private quickLeft = 0;
  private timer: Timer | undefined;
  private isConnected = false;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly operatorClock: OperatorClock,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly send: (corr: string) => void,
  ) {}

  connected(): void {
    this.rest();
    this.isConnected = true;
    this.quickLeft = QUICK_QUESTIONS;
    this.ask();
  }

  /** Asks no more until the next connect. */
  stop(): void {
    this.isConnected = false;
    this.rest();
    this.quickOver();
  }

  /** Asks quickly again; resolves when that is done, when `deadlineMs` is over, or at once without a connection. */
  refresh(deadlineMs: number): Promise<void> {
    if (!this.isConnected) return Promise.resolve();
    this.quickLeft = QUICK_QUESTIONS;
    if (!this.open) this.pauseThenAsk(0);
    return new Promise((resolve) => {
      const done = (): void => {
        deadline.stop();
        this.waiting.delete(done);
        resolve();
      };
      const deadline = this.clock.after(deadlineMs, done);
      this.waiting.add(done);
    });
  }

  /** Takes a reply that came at `receivedAt`, an instant of `Clock.monotonic()`. */
  answered(reply: ClockReply, receivedAt: number): Answer {
    if (this.open?.corr !== reply.corr) return 'unasked';
    const answer = this.operatorClock.learn(exchangeOf(reply, this.open.sentAt, receivedAt));
    if (answer === 'stepped') this.quickLeft = QUICK_QUESTIONS;
    // One who says what cannot be used is not asked in a hurry.
    else this.quickLeft = answer === 'refused' ? 0 : this.quickLeft - 1;
    this.next();
    return answer;
  }

  private ask(): void {
    const corr = this.random.id();
    this.open = { corr, sentAt: this.clock.monotonic() };
    const isQuick = this.quickLeft > 0 && this.operatorClock.known;
    this.timer = this.clock.after(isQuick ? QUICK_GIVE_UP_MS : GIVE_UP_MS, () => this.giveUp());
    this.send(corr);
  }

  private giveUp(): void {
    this.open = undefined;
    if (!this.operatorClock.known) return this.ask();
    this.quickLeft -= 1;
    this.next();
  }

  private next(): void {
    if (this.quickLeft > 0) return this.pauseThenAsk(QUICK_PAUSE_MS);
    this.quickOver();
    this.pauseThenAsk(LEAST_PAUSE_MS + this.random.next() * MORE_PAUSE_MS);
  }

  private quickOver(): void {
    this.quickLeft = 0;
    for (const done of [...this.waiting]) done();
  }

  private pauseThenAsk(ms: number): void {
    this.rest();
    this.timer = this.clock.after(ms, () => this.ask());
  }

  private rest(): void {
    this.timer?.stop();
    this.open = undefined;
  }
}

function exchangeOf(reply: ClockReply, sentAt: number, receivedAt: number): ClockExchange {
  const { time, reachedMs, leftMs, errorMs = 0 } = reply;
  if (reachedMs !== undefined && leftMs !== undefined)
    return { sentAt, receivedAt, reachedMs, leftMs, errorMs };
  const told = Date.parse(time) + HALF_RESOLUTION_MS;
  return { sentAt, receivedAt, reachedMs: told, leftMs: told, errorMs: HALF_RESOLUTION_MS };
}
