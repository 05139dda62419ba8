import type { Bus } from '#bus/bus.js';
import type { ClockReply } from '#contracts/messages/clock.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { Refusals } from '#runtime/refusals.js';
import { ClockInquiry } from '../../domain/clock/clock-inquiry.js';
import type { OperatorClock } from '../../domain/clock/operator-clock.js';

/** Asks the operator's time over the bus for as long as it is connected. */
export class ClockKeeper {
  private readonly inquiry: ClockInquiry;
  private readonly refusals: Refusals;

  /** `learnt` is called after every answer that was used. */
  constructor(
    private readonly bus: Pick<Bus, 'publish' | 'onState'>,
    private readonly id: string,
    parts: { operatorClock: OperatorClock; clock: Clock; random: Random; refusals: Refusals },
    private readonly learnt: () => void,
  ) {
    this.refusals = parts.refusals;
    this.inquiry = new ClockInquiry(
      parts.operatorClock,
      parts.clock,
      parts.random,
      (corr) => void this.ask(corr),
    );
  }

  /** Before the bus starts. */
  start(): void {
    this.bus.onState((state) => (state === 'connected' ? this.inquiry.connected() : this.inquiry.stop()));
  }

  answered(reply: ClockReply | undefined): void {
    if (!reply) return;
    if (this.inquiry.answered(reply)) this.learnt();
    else this.refusals.refuse('clock-reply-unused', { corr: reply.corr });
  }

  private async ask(corr: string): Promise<void> {
    try {
      await this.bus.publish('agent.clock-request', { id: this.id }, { corr });
    } catch (error) {
      this.refusals.refuse('clock-request-not-sent', { err: error });
    }
  }
}
