import { type AccessUnit } from './access-unit.js';
import { AccessUnitBuilder, opensUnit } from './access-unit-builder.js';
import { GrowingBytes } from './growing-bytes.js';
import { isMalformed, isSlice } from './nal.js';
import { ReusedMemory } from '../stream/reused-memory.js';
import { findStartCodeEnd, zerosUpTo } from './start-code.js';

const MAX_UNIT_BYTES = 8 * 1024 * 1024;
const MAX_UNIT_NALS = 8192;
/** The header byte and the one that tells whether a slice is the first of its picture. */
const HEAD_BYTES = 2;

/** What a splitter left out, counted since it was made. */
export interface SplitterRefusals {
  /** Bytes, other than zeros, outside any NAL unit: before the first start code, or late after a flush. */
  strayBytes: number;
  /** NAL units that continue a picture whose beginning was not seen or was already given out. */
  orphanNals: number;
  /** NAL units that were empty, had forbidden_zero_bit set or a type the standard leaves unspecified. */
  malformedNals: number;
  /** Times that 8 MiB or 8192 NAL units came without a boundary and were dropped. */
  overflows: number;
  /** Access units dropped after an overflow while waiting for a key frame. */
  unitsAwaitingKeyFrame: number;
}

/**
 * Cuts an Annex B byte stream that arrives in arbitrary chunks into access units (clauses B.3 and 7.4.1.2.3).
 * Interlaced fields count as a unit each; arbitrary slice order is not supported. Never throws, whatever the bytes. The
 * NAL units lie in memory that is used again once it is given back, which may be left undone.
 */
export class AccessUnitSplitter {
  private readonly counts: SplitterRefusals = {
    strayBytes: 0,
    orphanNals: 0,
    malformedNals: 0,
    overflows: 0,
    unitsAwaitingKeyFrame: 0,
  };
  private readonly nal = new GrowingBytes();
  private readonly unit = new AccessUnitBuilder();
  private insideNal = false;
  private nalTimeMs = 0;
  private zeros = 0;
  /** Arrival times of the last byte and of the one before: a start code may lie across chunks. */
  private lastTimes: readonly [number, number] = [0, 0];
  private awaitingKeyFrame = false;

  constructor(private readonly memory = new ReusedMemory()) {}

  get refused(): Readonly<SplitterRefusals> {
    return this.counts;
  }

  /** Takes the next bytes, which arrived at `timeMs`; gives the access units that are known to have ended. */
  push(chunk: Uint8Array, timeMs: number): AccessUnit[] {
    const ended: AccessUnit[] = [];
    let from = 0;
    for (;;) {
      const end = findStartCodeEnd(chunk, from, this.zeros);
      if (end === -1) break;
      this.consume(chunk, from, end, ended);
      this.endNal();
      this.insideNal = true;
      this.nalTimeMs = this.arrivalOf(end - 2, timeMs);
      this.zeros = 0;
      from = end + 1;
    }
    this.consume(chunk, from, chunk.length, ended);
    this.zeros = zerosUpTo(chunk, from, chunk.length, this.zeros);
    if (chunk.length > 0) this.lastTimes = [timeMs, this.arrivalOf(chunk.length - 2, timeMs)];
    return ended;
  }

  /**
   * Ends the access unit now, for a stream that has gone quiet: Annex B does not mark the end of a picture. A unit
   * without a slice stays and waits. If the picture goes on after all, the rest of it is counted and left out.
   */
  flush(): AccessUnit[] {
    const ended: AccessUnit[] = [];
    const decided = this.nal.length >= HEAD_BYTES;
    if (decided && (this.unit.hasPicture || isSlice(this.nal.at(0)))) this.endNal();
    this.endUnit(ended);
    return ended;
  }

  /** When the byte at `index` of a chunk that arrived at `timeMs` arrived; negative: in a chunk before it. */
  private arrivalOf(index: number, timeMs: number): number {
    if (index >= 0) return timeMs;
    return this.lastTimes[index === -1 ? 0 : 1];
  }

  private consume(chunk: Uint8Array, from: number, to: number, ended: AccessUnit[]): void {
    if (!this.insideNal) {
      for (let index = from; index < to; index++) if (chunk[index] !== 0) this.counts.strayBytes += 1;
      return;
    }
    this.nal.append(chunk, from, to);
    if (opensUnit(this.nal.at(0), this.nal.at(1))) this.endUnit(ended);
    const tooLong = this.unit.bytes + this.nal.length > MAX_UNIT_BYTES;
    if (tooLong || this.unit.nalCount >= MAX_UNIT_NALS) this.overflow();
  }

  private overflow(): void {
    this.counts.overflows += 1;
    this.awaitingKeyFrame = true;
    this.insideNal = false;
    this.nal.clear();
    this.unit.clear();
  }

  private endNal(): void {
    if (!this.insideNal) return;
    this.insideNal = false;
    const nal = this.nal.takeWithoutTrailingZeros((length) => this.memory.take(length));
    if (isMalformed(nal[0])) this.counts.malformedNals += 1;
    else if (!this.unit.hasPicture && !opensUnit(nal[0], nal[1])) this.counts.orphanNals += 1;
    else this.unit.add(nal, this.nalTimeMs);
  }

  private endUnit(ended: AccessUnit[]): void {
    if (!this.unit.hasPicture) return;
    const unit = this.unit.take();
    if (this.awaitingKeyFrame && !unit.keyFrame) {
      this.counts.unitsAwaitingKeyFrame += 1;
      return;
    }
    this.awaitingKeyFrame = false;
    ended.push(unit);
  }
}
