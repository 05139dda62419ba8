import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { DriverListener } from '../../../domain/camera/camera-driver.js';
import type { SyncOrder } from '../../../domain/camera/sync-order.js';
import type { HostTime } from './host-time.js';
import type { SyncChannel, SyncSignal, SyncWord } from '../../../domain/simulation/sync-signal.js';

export interface StepParts {
  readonly order: SyncOrder;
  readonly signal: SyncSignal;
  readonly hostTime: HostTime;
  readonly frameMs: number;
  readonly clock: Clock;
  readonly listener: DriverListener;
  /** Lets frames come: `dueMs` gives when each is due, by the clock. */
  readonly begin: (dueMs: (frame: number) => number) => void;
}

/** Between the first word and the first frame, so that every client has heard it. */
const LEAD_MS = 1000;
const PAUSE_MS = 250;
/** A client that hears of frames that flow begins with the next but a few. */
const SOON_MS = 20;
/** Rates are told as the length of a frame. */
const SAME_MS = 1e-6;

/** Brings a simulated camera into step: one that leads says when it begins, and goes on saying it; others begin then. */
export class SimulatedStep {
  private channel: SyncChannel | undefined;
  private timer: Timer | undefined;
  private beginning: Timer | undefined;
  private hasBegun = false;
  private stopped = false;

  constructor(private readonly parts: StepParts) {}

  start(): void {
    void this.open();
  }

  stop(): void {
    this.stopped = true;
    this.timer?.stop();
    this.beginning?.stop();
    this.channel?.close();
    this.channel = undefined;
  }

  private get leads(): boolean {
    return this.parts.order.role === 'server';
  }

  private async open(): Promise<void> {
    const { signal, order, listener } = this.parts;
    try {
      const channel = await signal.open(order.group, (word) => this.hear(word));
      if (this.stopped) return channel.close();
      this.channel = channel;
      listener.synced({ state: 'waiting' });
      if (this.leads) this.lead();
    } catch (error) {
      const why = `The simulated cameras of this host cannot hear each other: ${String(error)}`;
      if (!this.stopped) listener.failed(new RollcallError('camera-failed', why, { cause: error }));
    }
  }

  private lead(): void {
    const { hostTime, clock, frameMs } = this.parts;
    const word = { beginAtMs: hostTime.at(clock.monotonic()) + LEAD_MS, frameMs };
    this.begin(word.beginAtMs);
    this.sayAgain(word);
  }

  private sayAgain(word: SyncWord): void {
    this.channel?.say(word);
    this.timer = this.parts.clock.after(PAUSE_MS, () => this.sayAgain(word));
  }

  private hear({ beginAtMs, frameMs }: SyncWord): void {
    const { hostTime, clock } = this.parts;
    if (this.leads || this.hasBegun || Math.abs(frameMs - this.parts.frameMs) > SAME_MS) return;
    const soonMs = hostTime.at(clock.monotonic()) + SOON_MS;
    const frames = Math.max(0, Math.ceil((soonMs - beginAtMs) / frameMs));
    this.begin(beginAtMs + frames * frameMs);
  }

  /** All frames, not the first alone, are due by the host's time: they stay in step. */
  private begin(atMs: number): void {
    const { hostTime, clock, frameMs, listener } = this.parts;
    this.hasBegun = true;
    const instantOf = hostTime.fixed();
    const dueMs = (frame: number): number => instantOf(atMs + frame * frameMs);
    this.beginning = clock.after(Math.max(0, dueMs(0) - clock.monotonic()), () => {
      listener.synced({ state: 'in-step', differenceUs: 0 });
      this.parts.begin(dueMs);
    });
  }
}
