import type { AccessUnit } from '../h264/access-unit.js';
import { ticksOf } from '../mp4/sample-clock.js';
import type { LiveMuxer } from './live-muxer.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import { LiveStream } from './live-stream.js';
import { LiveTimeline } from './live-timeline.js';

const USUAL_MS = 33;

/** Every picture, the moment it comes. */
export class FullMuxer implements LiveMuxer {
  private readonly stream = new LiveStream();
  private readonly timeline = new LiveTimeline(ticksOf(USUAL_MS));

  add(unit: AccessUnit): LivePiece | undefined {
    return this.stream.add(unit, this.timeline.next(ticksOf(unit.timeMs)));
  }

  breakOff(): undefined {
    return undefined;
  }
}
