import type { LivePiece } from './live-piece.js';
import type { LiveSink } from './live-sink.js';
import { RecentPieces } from './recent-pieces.js';

/** The readers of one picture, who begin at its newest key frame and never hold each other up. */
export class LiveAudience<Sink extends LiveSink> {
  private readonly sinks = new Set<Sink>();
  /** Those of them who have nothing to begin with, until the next key frame. */
  private readonly waiting = new Set<Sink>();
  private readonly recent: RecentPieces;

  constructor(maxRecentBytes: number) {
    this.recent = new RecentPieces(maxRecentBytes);
  }

  get size(): number {
    return this.sinks.size;
  }

  /** A copy: who is told something may leave. */
  get all(): readonly Sink[] {
    return [...this.sinks];
  }

  join(sink: Sink): void {
    this.sinks.add(sink);
    if (this.recent.all.length === 0) this.waiting.add(sink);
    else sink.begin(this.recent.all);
  }

  leave(sink: Sink): void {
    this.sinks.delete(sink);
    this.waiting.delete(sink);
  }

  /** Keeps a piece for those who come later. */
  keep(piece: LivePiece): void {
    this.recent.add(piece);
  }

  /** Gives a piece to everybody who can begin with it, or has begun. */
  give(piece: LivePiece): void {
    if (piece.keyFrame) this.waiting.clear();
    for (const sink of this.sinks) if (!this.waiting.has(sink)) sink.piece(piece);
  }

  /** What comes next does not follow what was kept and given: everybody begins again. */
  forget(): void {
    this.recent.clear();
    for (const sink of this.sinks) this.waiting.add(sink);
  }
}
