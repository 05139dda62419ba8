import type { Recording } from '#contracts/messages/recording.js';
import type { AccessUnit } from '../h264/access-unit.js';
import { ArrivalHoles } from './arrival-holes.js';
import { ExactGaps } from './exact-gaps.js';

/** Finds the frames that one run of a camera lost without a word of its driver: their capture times are missing. */
export class LostFrames {
  private readonly exact = new ExactGaps();
  private readonly arrivals = new ArrivalHoles();

  /** The driver has told of these: they are not found again. */
  told(frames: number): void {
    this.exact.knows(frames);
    this.arrivals.knows(frames);
  }

  /** The camera's clock jumped: what its times say of the next frame is no gap. */
  jumped(): void {
    this.exact.forget();
  }

  /** How many are missing before this frame; those by time of arrival are found a frame later. */
  before({ timeMs, late }: AccessUnit, frameMs: number, source: Recording['timeSource']): number {
    if (source === 'arrival') return this.arrivals.before(timeMs, frameMs);
    if (late !== true) return this.exact.before(timeMs, frameMs);
    this.exact.knows(1);
    return 0;
  }
}
