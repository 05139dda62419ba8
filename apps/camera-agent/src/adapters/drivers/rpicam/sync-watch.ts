import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { SyncSaid } from '../../../domain/camera/sync-order.js';
import { TextTail } from './text-tail.js';

/** In the tool's log once, behind which frames come; of client and server alike. */
const IN_STEP = /\*\*\* Sync achieved! Difference (-?\d{1,12}) ?us/;
/** A tool that cannot have its camera says so sooner. */
const SETTLED_MS = 1000;
const MOST_TEXT = 1024;

/** Tells how a tool fares that was started to be in step with others: nothing of it is said but in its log. */
export class SyncWatch {
  private readonly log = new TextTail(MOST_TEXT);
  private timer: Timer | undefined;
  private isInStep = false;

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly told: (said: SyncSaid) => void,
  ) {}

  /** It was started: where it lives on and gives nothing for a while, it waits. */
  started(): void {
    this.timer = this.clock.after(SETTLED_MS, () => this.told({ state: 'waiting' }));
  }

  said(text: string): void {
    if (this.isInStep) return;
    this.log.add(text);
    const [, differenceUs] = IN_STEP.exec(this.log.text) ?? [];
    if (differenceUs === undefined) return;
    this.isInStep = true;
    this.ended();
    this.told({ state: 'in-step', differenceUs: Number(differenceUs) });
  }

  /** It gave a byte, which one that waits does not, or is gone. */
  ended(): void {
    this.timer?.stop();
    this.timer = undefined;
  }
}
