import type { AccessUnit } from '../h264/access-unit.js';
import { type ParameterSets, parameterSetsAfter } from '../h264/parameter-sets.js';
import { parseSps } from '../h264/sps.js';
import { initSegment } from '../mp4/init-segment.js';
import { pictureFragment } from '../mp4/picture-fragment.js';
import { sampleNals } from '../mp4/sample.js';
import { TIMESCALE } from '../mp4/sample-clock.js';
import { ReusedMemory } from '../stream/reused-memory.js';
import { SharedPiece } from './shared-piece.js';

/** A stream of one picture a fragment, one behind the other without a gap. */
export class LiveStream {
  private readonly memory = new ReusedMemory();
  private readonly take = (length: number): Uint8Array => this.memory.take(length);
  private sets: ParameterSets | undefined;
  private init: Uint8Array | undefined;
  private sequence = 0;
  private nextTicks = 0;

  /** The next picture, held; undefined for what cannot be shown yet. */
  add(unit: AccessUnit, durationTicks: number): SharedPiece | undefined {
    const { keyFrame } = unit;
    if (keyFrame) this.takeSets(unit);
    const { sets, init, nextTicks: baseDecodeTime } = this;
    if (!sets || !init) return undefined;
    this.sequence += 1;
    this.nextTicks += durationTicks;
    const { sequence, take } = this;
    const fields = { sequence, baseDecodeTime, durationTicks, keyFrame, nals: sampleNals(unit, sets) };
    return new SharedPiece(pictureFragment(fields, take), keyFrame, init);
  }

  private takeSets(unit: AccessUnit): void {
    const sets = parameterSetsAfter(this.sets, unit);
    if (sets === this.sets) return;
    const info = sets && parseSps(sets.sps);
    this.sets = sets;
    this.init =
      info && initSegment({ ...sets, width: info.width, height: info.height, timescale: TIMESCALE });
  }
}
