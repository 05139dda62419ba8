import { LiveAudience } from '#live/domain/live-audience.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import type { LiveSink } from '#live/domain/live-sink.js';
import type { AccessUnit } from '../h264/access-unit.js';
import type { LiveMuxer } from './live-muxer.js';

/** As much as the ring of units keeps: a group that is larger is nothing to begin with. */
const MAX_RECENT_BYTES = 64 * 1024 * 1024;

/** All readers of one mode: each piece is made once, however many they are, and none while there are none. */
export class LiveChannel {
  private readonly audience: LiveAudience<LiveSink>;
  private muxer: LiveMuxer | undefined;
  /** Until the next key frame. */
  private isBroken = false;

  constructor(
    private readonly makeMuxer: () => LiveMuxer,
    maxRecentBytes = MAX_RECENT_BYTES,
  ) {
    this.audience = new LiveAudience(maxRecentBytes);
  }

  get size(): number {
    return this.audience.size;
  }

  /** `past`: what the camera gave lately, beginning with a key frame. */
  join(sink: LiveSink, past: readonly AccessUnit[]): void {
    if (!this.muxer) {
      this.muxer = this.makeMuxer();
      for (const unit of past) this.make(unit)?.release();
    }
    this.audience.join(sink);
  }

  leave(sink: LiveSink): void {
    this.audience.leave(sink);
    if (this.audience.size > 0) return;
    this.muxer = undefined;
    this.isBroken = false;
    this.audience.forget();
  }

  unit(unit: AccessUnit): void {
    const piece = this.make(unit);
    if (piece) this.give(piece);
  }

  /** What comes next does not follow what was seen before. */
  breakOff(): void {
    const piece = this.muxer?.breakOff();
    if (piece) this.give(piece);
    this.audience.forget();
    this.isBroken = true;
  }

  end(): void {
    for (const sink of this.audience.all) {
      this.leave(sink);
      sink.end();
    }
  }

  private give(piece: LivePiece): void {
    this.audience.give(piece);
    piece.release();
  }

  private make(unit: AccessUnit): LivePiece | undefined {
    if (unit.keyFrame) this.isBroken = false;
    const piece = this.isBroken ? undefined : this.muxer?.add(unit);
    if (piece) this.audience.keep(piece);
    return piece;
  }
}
