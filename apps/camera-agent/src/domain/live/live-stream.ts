import type { AccessUnit } from '../h264/access-unit.js';
import { type ParameterSets, parameterSetsAfter } from '../h264/parameter-sets.js';
import { parseSps } from '../h264/sps.js';
import { concat } from '../mp4/box.js';
import { fragment } from '../mp4/fragment.js';
import { initSegment } from '../mp4/init-segment.js';
import { sampleNals } from '../mp4/sample.js';
import { TIMESCALE } from '../mp4/sample-clock.js';
import type { LivePiece } from './live-piece.js';

/** A stream of one picture a fragment, one behind the other without a gap. */
export class LiveStream {
  private sets: ParameterSets | undefined;
  private initBytes: Uint8Array | undefined;
  private sequence = 0;
  private nextTicks = 0;

  /** Of the stream as it is now; undefined before its first key frame. */
  get init(): Uint8Array | undefined {
    return this.initBytes;
  }

  /** The next picture; undefined for what cannot be shown yet. */
  add(unit: AccessUnit, durationTicks: number): LivePiece | undefined {
    const begins = unit.keyFrame && this.takeSets(unit);
    if (!this.sets || !this.initBytes) return undefined;
    this.sequence += 1;
    const sample = { nals: sampleNals(unit, this.sets), durationTicks, keyFrame: unit.keyFrame };
    const baseDecodeTime = this.nextTicks;
    this.nextTicks += durationTicks;
    const bytes = fragment({ sequence: this.sequence, baseDecodeTime, samples: [sample] });
    return { bytes: begins ? concat([this.initBytes, bytes]) : bytes, keyFrame: unit.keyFrame, begins };
  }

  private takeSets(unit: AccessUnit): boolean {
    const sets = parameterSetsAfter(this.sets, unit);
    const info = sets && parseSps(sets.sps);
    if (!info || sets === this.sets) return false;
    this.sets = sets;
    this.initBytes = initSegment({ ...sets, width: info.width, height: info.height, timescale: TIMESCALE });
    return true;
  }
}
