import type { AccessUnit } from '../h264/access-unit.js';
import { ticksOf } from '../mp4/sample-clock.js';
import type { LiveMuxer } from './live-muxer.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import { LiveStream } from './live-stream.js';

/** A hiccup of the camera does not make its last picture stand for longer than this. */
const LONGEST_MS = 10_000;
const USUAL_MS = 1000;

/**
 * Key frames alone. Each lasts until the next one, so that a player never finds a gap where it would stand still; it is
 * given out when that is known, one group of pictures later.
 */
export class KeyFrameMuxer implements LiveMuxer {
  private readonly stream = new LiveStream();
  private held: AccessUnit | undefined;
  private usualMs = USUAL_MS;

  add(unit: AccessUnit): LivePiece | undefined {
    if (!unit.keyFrame) return undefined;
    const { held } = this;
    // Longer than the ring holds the unit's own memory.
    this.held = { ...unit, nals: unit.nals.map((nal) => nal.slice()) };
    if (!held) return undefined;
    this.usualMs = Math.min(Math.max(unit.timeMs - held.timeMs, 1), LONGEST_MS);
    return this.stream.add(held, ticksOf(this.usualMs));
  }

  /** The last picture before a break is seen during it, and not after it. */
  breakOff(): LivePiece | undefined {
    const { held } = this;
    this.held = undefined;
    return held && this.stream.add(held, ticksOf(this.usualMs));
  }
}
