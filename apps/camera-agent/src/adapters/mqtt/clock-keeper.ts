import type { Bus } from '#bus/bus.js';
import type { ClockReply } from '#contracts/messages/clock.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { Refusals } from '#runtime/refusals.js';
import { ClockInquiry } from '../../domain/clock/clock-inquiry.js';
import type { OperatorClock } from '../../domain/clock/operator-clock.js';

/** What a burst takes on a network that answers at all. */
const REFRESH_MS = 2000;
/** An estimate that has become so much better is told at once; the rest waits for the next regular state. */
const MUCH_BETTER = 0.5;

/** Asks the operator's time over the bus for as long as it is connected. */
export class ClockKeeper {
  private readonly inquiry: ClockInquiry;
  private toldErrorMs = Infinity;

  /** `news` is called after an answer that others should know of before the next regular state. */
  constructor(
    private readonly bus: Pick<Bus, 'publish' | 'onState'>,
    private readonly id: string,
    private readonly parts: {
      operatorClock: OperatorClock;
      clock: Clock;
      random: Random;
      refusals: Refusals;
    },
    private readonly news: () => void,
  ) {
    const { operatorClock, clock, random } = parts;
    this.inquiry = new ClockInquiry(operatorClock, clock, random, (corr) => void this.ask(corr));
  }

  /** Before the bus starts. */
  start(): void {
    this.bus.onState((state) => {
      this.toldErrorMs = Infinity;
      if (state === 'connected') this.inquiry.connected();
      else this.inquiry.stop();
    });
  }

  /** Measures anew by some quick questions; resolves when they are answered, or after `deadlineMs` at the latest. */
  async refresh(deadlineMs = REFRESH_MS): Promise<void> {
    await this.inquiry.refresh(deadlineMs);
    this.news();
  }

  /** `receivedAt`: an instant of `Clock.monotonic()`. */
  answered(reply: ClockReply | undefined, receivedAt: number): void {
    if (!reply) return;
    const answer = this.inquiry.answered(reply, receivedAt);
    if (answer === 'unasked' || answer === 'refused')
      return this.parts.refusals.refuse('clock-reply-unused', { corr: reply.corr, answer });
    const { errorMs } = this.parts.operatorClock;
    if (answer === 'learnt' && errorMs > this.toldErrorMs * MUCH_BETTER) return;
    this.toldErrorMs = errorMs;
    this.news();
  }

  private async ask(corr: string): Promise<void> {
    try {
      await this.bus.publish('agent.clock-request', { id: this.id }, { corr });
    } catch (error) {
      this.parts.refusals.refuse('clock-request-not-sent', { err: error });
    }
  }
}
