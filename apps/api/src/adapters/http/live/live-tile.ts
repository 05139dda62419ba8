import { toProblem } from '#contracts/errors/problem.js';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { LiveQuality } from '#contracts/http/live-notice.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import { KeyFrameSkip } from '#live/key-frame-skip.js';
import type { LiveHub } from '../../../domain/live/live-hub.js';
import type { RelaySink } from '../../../domain/live/relay-sink.js';
import type { LiveOutlet } from './live-outlet.js';

/** One camera on one connection. */
export class LiveTile implements RelaySink {
  private quality: LiveQuality = 'paused';
  private skip = new KeyFrameSkip();
  private shownMissed = 0;
  private init: Uint8Array | undefined;
  private leave: (() => void) | undefined;

  constructor(
    private readonly camera: string,
    private readonly number: number,
    private readonly hub: LiveHub,
    private readonly outlet: LiveOutlet,
  ) {}

  /** Throws `too-many`; then it is paused. */
  choose(quality: LiveQuality): void {
    const { camera, number } = this;
    const isOther = quality !== this.quality;
    if (isOther) this.pause();
    this.quality = quality;
    this.outlet.say({ type: 'camera', camera, number, quality });
    if (isOther && quality !== 'paused') this.play(quality);
  }

  pause(): void {
    this.leave?.();
    this.leave = undefined;
    this.quality = 'paused';
    this.init = undefined;
    this.skip = new KeyFrameSkip();
    this.shownMissed = 0;
  }

  /** Who is behind already is not given all of it on top. */
  begin(pieces: readonly LivePiece[]): void {
    const { isBehind } = this.outlet;
    for (const piece of pieces) if (this.skip.admits(piece, isBehind)) this.show(piece);
  }

  piece(piece: LivePiece): void {
    if (this.skip.admits(piece, this.outlet.isBehind)) this.show(piece);
  }

  trouble(error: RollcallError): void {
    const { camera, number } = this;
    this.outlet.say({ type: 'trouble', camera, number, problem: toProblem(error) });
  }

  /** The whole connection ends. */
  end(): void {
    this.leave = undefined;
  }

  private play(mode: Exclude<LiveQuality, 'paused'>): void {
    try {
      this.leave = this.hub.join({ camera: this.camera, mode }, this);
    } catch (error) {
      this.quality = 'paused';
      throw error;
    }
  }

  private show(piece: LivePiece): void {
    const { number } = this;
    const { bytes, init, keyFrame } = piece;
    if (init !== this.init) this.outlet.show({ number, init: true }, init);
    this.init = init;
    const gap = this.skip.missed > this.shownMissed;
    this.shownMissed = this.skip.missed;
    this.outlet.show({ number, keyFrame, gap }, bytes);
  }
}
