import type { AccessUnit } from '../h264/access-unit.js';
import { type ParameterSets, parameterSetsAfter } from '../h264/parameter-sets.js';
import { parseSps } from '../h264/sps.js';
import { fragment } from '../mp4/fragment.js';
import { initSegment } from '../mp4/init-segment.js';
import { sampleNals } from '../mp4/sample.js';
import { TIMESCALE } from '../mp4/sample-clock.js';
import { ReusedMemory } from '../stream/reused-memory.js';
import { SharedPiece } from './shared-piece.js';

/** A stream of one picture a fragment, one behind the other without a gap. */
export class LiveStream {
  private readonly memory = new ReusedMemory();
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
    const samples = [{ nals: sampleNals(unit, sets), durationTicks, keyFrame }];
    const fields = { sequence: this.sequence, baseDecodeTime, samples };
    return new SharedPiece(
      fragment(fields, (length) => this.memory.take(length)),
      keyFrame,
      init,
    );
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
