import { BOX_HEADER_BYTES } from '#live/domain/box-reader.js';
import { box, concat, fullBox, u32, u64 } from '#live/domain/box.js';
import { GrowingBytes } from '../h264/growing-bytes.js';
import { TRACK_ID } from './init-segment.js';

/** Where decoding can begin: the first key frame of a fragment. */
export interface KeyFrameEntry {
  readonly timeTicks: number;
  /** Of the fragment's moof from the beginning of the file. */
  readonly moofOffset: number;
  /** Counted from 1 within the fragment. */
  readonly sampleNumber: number;
}

/** One byte each for traf and trun number, four for the sample number (clause 8.8.10). */
const NUMBER_SIZES = 0b00_00_11;

const ROW_BYTES = 22;
/** The size of an mfro box, whose last field gives the size of the whole mfra. */
export const MFRO_BYTES = 16;

/**
 * The index of key frames of a film, kept as it will stand in the file: one of eight days has a million of them, which as
 * objects are more than an agent may take.
 */
export class FragmentIndex {
  private readonly rows = new GrowingBytes(64 * ROW_BYTES);

  add({ timeTicks, moofOffset, sampleNumber }: KeyFrameEntry): void {
    const row = concat([u64(timeTicks), u64(moofOffset), Uint8Array.of(1, 1), u32(sampleNumber)]);
    this.rows.append(row, 0, ROW_BYTES);
  }

  /** mfra with tfra and mfro (clauses 8.8.9 to 8.8.11), to stand at the very end of the file. */
  get bytes(): Uint8Array {
    const { length, all } = this.rows;
    const table = fullBox('tfra', 1, 0, u32(TRACK_ID, NUMBER_SIZES, length / ROW_BYTES), all);
    const size = BOX_HEADER_BYTES + table.length + MFRO_BYTES;
    return box('mfra', table, fullBox('mfro', 0, 0, u32(size)));
  }
}
