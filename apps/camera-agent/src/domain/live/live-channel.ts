import type { AccessUnit } from '../h264/access-unit.js';
import { concat } from '../mp4/box.js';
import { FullMuxer } from './full-muxer.js';
import { KeyFrameMuxer } from './key-frame-muxer.js';
import type { LiveMuxer } from './live-muxer.js';
import type { LiveMode, LivePiece } from './live-piece.js';

/** Takes pieces as they come. Must not throw, and must not wait. */
export interface LiveSink {
  piece(piece: LivePiece): void;
  /** Nothing comes any more. */
  end(): void;
}

/** All readers of one mode: each piece is made once, however many they are, and none while there are none. */
export class LiveChannel {
  private readonly sinks = new Set<LiveSink>();
  private muxer: LiveMuxer | undefined;
  /** Since the last key frame: what somebody who comes now begins with. */
  private recent: LivePiece[] = [];

  constructor(private readonly mode: LiveMode) {}

  get size(): number {
    return this.sinks.size;
  }

  /** `past`: what the camera gave lately, beginning with a key frame. */
  join(sink: LiveSink, past: readonly AccessUnit[]): void {
    if (!this.muxer) {
      this.muxer = this.mode === 'full' ? new FullMuxer() : new KeyFrameMuxer();
      for (const unit of past) this.make(unit);
    }
    this.sinks.add(sink);
    const { init } = this.muxer;
    const [first, ...rest] = this.recent;
    if (!first || !init) return;
    sink.piece(first.begins ? first : { ...first, bytes: concat([init, first.bytes]), begins: true });
    for (const piece of rest) sink.piece(piece);
  }

  leave(sink: LiveSink): void {
    this.sinks.delete(sink);
    if (this.sinks.size > 0) return;
    this.muxer = undefined;
    this.recent = [];
  }

  unit(unit: AccessUnit): void {
    const piece = this.make(unit);
    if (piece) for (const sink of this.sinks) sink.piece(piece);
  }

  end(): void {
    for (const sink of [...this.sinks]) {
      this.leave(sink);
      sink.end();
    }
  }

  private make(unit: AccessUnit): LivePiece | undefined {
    const piece = this.muxer?.add(unit);
    if (!piece) return undefined;
    if (piece.keyFrame) this.recent = [];
    this.recent.push(piece);
    return piece;
  }
}
