import type { ClockReply } from '#contracts/messages/clock.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { OperatorClock } from './operator-clock.js';

/** Questions in quick succession after a connect: one of them meets an idle network. */
const QUICK_ANSWERS = 5;
const QUICK_PAUSE_MS = 100;
const PAUSE_MS = 30_000;
const GIVE_UP_MS = 2000;

/**
 * Asks for the operator's time, one question at a time: some quick ones at each connect, then every 30 s.
 * While the time is not known it asks on without a pause: the API may start later than the agent.
 */
export class ClockInquiry {
  private open: { readonly corr: string; readonly sentAt: number } | undefined;
  private quickLeft = 0;
  private timer: Timer | undefined;

  constructor(
    private readonly operatorClock: OperatorClock,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly send: (corr: string) => void,
  ) {}

  connected(): void {
    this.stop();
    this.quickLeft = QUICK_ANSWERS;
    this.ask();
  }

  /** Asks no more until the next connect. */
  stop(): void {
    this.timer?.stop();
    this.open = undefined;
  }

  /** Takes a reply; false when it answers no open question. */
  answered({ corr, time }: ClockReply): boolean {
    const receivedAt = this.clock.monotonic();
    if (this.open?.corr !== corr) return false;
    const { sentAt } = this.open;
    const learnt = this.operatorClock.learn(sentAt, receivedAt, Date.parse(time));
    if (learnt) this.quickLeft -= 1;
    this.pauseThenAsk(learnt && this.quickLeft > 0 ? QUICK_PAUSE_MS : PAUSE_MS);
    return learnt;
  }

  private ask(): void {
    const corr = this.random.id();
    this.open = { corr, sentAt: this.clock.monotonic() };
    this.timer = this.clock.after(GIVE_UP_MS, () => this.giveUp());
    this.send(corr);
  }

  private giveUp(): void {
    this.open = undefined;
    if (this.operatorClock.known) this.pauseThenAsk(PAUSE_MS);
    else this.ask();
  }

  private pauseThenAsk(ms: number): void {
    this.stop();
    this.timer = this.clock.after(ms, () => this.ask());
  }
}
