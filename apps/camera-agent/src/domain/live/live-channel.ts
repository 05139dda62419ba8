import type { AccessUnit } from '../h264/access-unit.js';
import type { LiveMuxer } from './live-muxer.js';
import type { LivePiece } from './live-piece.js';
import type { LiveSink } from './live-sink.js';
import { RecentPieces } from './recent-pieces.js';

/** As much as the ring of units keeps: a group that is larger is nothing to begin with. */
const MAX_RECENT_BYTES = 64 * 1024 * 1024;

/** All readers of one mode: each piece is made once, however many they are, and none while there are none. */
export class LiveChannel {
  private readonly sinks = new Set<LiveSink>();
  /** Those of them who have nothing to begin with yet. */
  private readonly waiting = new Set<LiveSink>();
  private readonly recent: RecentPieces;
  private muxer: LiveMuxer | undefined;
  /** Until the next key frame. */
  private isBroken = false;

  constructor(
    private readonly makeMuxer: () => LiveMuxer,
    maxRecentBytes = MAX_RECENT_BYTES,
  ) {
    this.recent = new RecentPieces(maxRecentBytes);
  }

  get size(): number {
    return this.sinks.size;
  }

  /** `past`: what the camera gave lately, beginning with a key frame. */
  join(sink: LiveSink, past: readonly AccessUnit[]): void {
    if (!this.muxer) {
      this.muxer = this.makeMuxer();
      for (const unit of past) this.make(unit)?.release();
    }
    this.sinks.add(sink);
    if (this.recent.all.length === 0) this.waiting.add(sink);
    else sink.begin(this.recent.all);
  }

  leave(sink: LiveSink): void {
    this.sinks.delete(sink);
    this.waiting.delete(sink);
    if (this.sinks.size > 0) return;
    this.muxer = undefined;
    this.isBroken = false;
    this.recent.clear();
  }

  unit(unit: AccessUnit): void {
    const piece = this.make(unit);
    if (piece) this.give(piece);
  }

  /** What comes next does not follow what was seen before. */
  breakOff(): void {
    const piece = this.muxer?.breakOff();
    if (piece) this.give(piece);
    this.recent.clear();
    this.isBroken = true;
  }

  end(): void {
    for (const sink of [...this.sinks]) {
      this.leave(sink);
      sink.end();
    }
  }

  private give(piece: LivePiece): void {
    if (piece.keyFrame) this.waiting.clear();
    for (const sink of this.sinks) if (!this.waiting.has(sink)) sink.piece(piece);
    piece.release();
  }

  private make(unit: AccessUnit): LivePiece | undefined {
    if (unit.keyFrame) this.isBroken = false;
    const piece = this.isBroken ? undefined : this.muxer?.add(unit);
    if (piece) this.recent.add(piece);
    return piece;
  }
}
