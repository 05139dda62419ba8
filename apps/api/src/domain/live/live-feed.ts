import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import { retryPause } from '#contracts/retry-pause.js';
import { LiveAudience } from '#live/domain/live-audience.js';
import type { OpenPicture, Picture } from './open-picture.js';
import { PieceReader } from './piece-reader.js';
import type { RelaySink } from './relay-sink.js';

/** A group of pictures that is larger is nothing to begin with. */
const MAX_RECENT_BYTES = 16 * 1024 * 1024;
/** Who turns from one camera to another and back finds it as it was. */
const LINGER_MS = 5000;
const PAUSES = { min: 250, max: 5000 };

export interface FeedParts {
  readonly open: OpenPicture;
  readonly clock: Clock;
  readonly random: Random;
  /** Nobody watches any more. */
  readonly over: () => void;
}

/**
 * One picture of one camera for all who watch it: asked for once, at the first of them, and asked for again for as long
 * as there is one when it breaks.
 */
export class LiveFeed {
  private readonly audience = new LiveAudience<RelaySink>(MAX_RECENT_BYTES);
  private readonly reader = new PieceReader();
  private opening: Promise<void> | undefined;
  private stream: AbortController | undefined;
  /** Until it is asked for again. */
  private retry: Timer | undefined;
  /** Until it is over, as nobody watches. */
  private linger: Timer | undefined;
  private failures = 0;
  private lastTrouble: RollcallError | undefined;
  /** Those who wait for it to begin. */
  private waiting = 0;
  private hasEnded = false;

  constructor(
    private readonly picture: Picture,
    private readonly parts: FeedParts,
  ) {}

  get size(): number {
    return this.audience.size;
  }

  /** Once there is a picture to watch. Rejects as the agent refuses it, and forgets whoever asked. */
  async ready(): Promise<void> {
    this.waiting += 1;
    try {
      await this.ensureOpen();
    } finally {
      this.waiting -= 1;
      this.rest();
    }
  }

  /** Begins with what there is; whoever joins is told of every trouble. Gives what ends it. */
  join(sink: RelaySink): () => void {
    if (this.hasEnded) sink.end();
    else this.admit(sink);
    return () => {
      this.audience.leave(sink);
      this.rest();
    };
  }

  end(): void {
    this.hasEnded = true;
    this.close();
    for (const sink of this.audience.all) {
      this.audience.leave(sink);
      sink.end();
    }
  }

  private admit(sink: RelaySink): void {
    this.audience.join(sink);
    if (!this.retry || !this.lastTrouble) return this.tryOpen();
    this.linger?.stop();
    sink.trouble(this.lastTrouble);
  }

  private tryOpen(): void {
    // A refusal is told to the whole audience.
    this.ensureOpen().catch(() => undefined);
  }

  private ensureOpen(): Promise<void> {
    this.stopTimers();
    if (this.stream && !this.opening) return Promise.resolve();
    this.opening ??= this.open().finally(() => (this.opening = undefined));
    return this.opening;
  }

  private async open(): Promise<void> {
    const stream = new AbortController();
    this.stream = stream;
    this.reader.restart();
    const listener = {
      bytes: (chunk: Uint8Array): void => {
        if (this.stream === stream) this.take(chunk);
      },
      ended: (reason: unknown): void => this.broke(stream, reason),
    };
    try {
      await this.parts.open(this.picture, listener, stream.signal);
    } catch (error) {
      this.broke(stream, error);
      throw error;
    }
  }

  private take(chunk: Uint8Array): void {
    for (const piece of this.reader.push(chunk)) {
      this.failures = 0;
      this.audience.keep(piece);
      this.audience.give(piece);
    }
  }

  private broke(stream: AbortController, reason: unknown): void {
    if (this.stream !== stream) return;
    this.stream = undefined;
    this.audience.forget();
    this.failures += 1;
    const error = this.errorOf(reason);
    this.lastTrouble = error;
    for (const sink of this.audience.all) sink.trouble(error);
    if (this.audience.size === 0) return this.rest();
    this.stopTimers();
    const pause = retryPause(this.failures - 1, PAUSES, this.parts.random);
    this.retry = this.parts.clock.after(pause, () => this.tryOpen());
  }

  private errorOf(reason: unknown): RollcallError {
    if (reason instanceof RollcallError) return reason;
    const why = reason instanceof Error ? reason.message : 'it ended';
    const detail = `The live picture of camera ${this.picture.camera} broke off: ${why}.`;
    return new RollcallError('camera-unreachable', detail, { cause: reason });
  }

  /** Ends what nobody watches, after a while where it runs. */
  private rest(): void {
    if (this.audience.size > 0 || this.waiting > 0 || this.hasEnded) return;
    this.stopTimers();
    if (this.stream) this.linger = this.parts.clock.after(LINGER_MS, () => this.close());
    else this.parts.over();
  }

  private close(): void {
    this.stopTimers();
    const { stream } = this;
    this.stream = undefined;
    this.audience.forget();
    stream?.abort();
    this.parts.over();
  }

  private stopTimers(): void {
    this.retry?.stop();
    this.linger?.stop();
    this.retry = this.linger = undefined;
  }
}
