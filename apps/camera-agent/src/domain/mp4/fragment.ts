import { NAL_LENGTH_BYTES } from './avc-configuration.js';
import { BOX_HEADER_BYTES } from './box-reader.js';
import { ascii, box, concat, fullBox, u32, u64 } from './box.js';
import { TRACK_ID } from './init-segment.js';

export interface Sample {
  /** NAL units without start codes. */
  readonly nals: readonly Uint8Array[];
  readonly durationTicks: number;
  /** True for an IDR picture. */
  readonly keyFrame: boolean;
}

export interface FragmentFields {
  /** 1 for a file's first fragment, then one more for each. */
  readonly sequence: number;
  /** Sum of the durations of all samples before. */
  readonly baseDecodeTime: number;
  /** In decoding order, which is the order of showing too. */
  readonly samples: readonly Sample[];
}

/** sample_depends_on 2: on no other (clause 8.8.3.1). */
export const SYNC_SAMPLE = 0x02000000;
/** sample_depends_on 1: on others; sample_is_non_sync_sample. */
const NON_SYNC_SAMPLE = 0x01010000;
const DEFAULT_BASE_IS_MOOF = 0x020000;
/** Data offset; duration, size and flags for every sample. */
export const TRUN_FLAGS = 0x000001 | 0x000100 | 0x000200 | 0x000400;
export const TRUN_ROW_BYTES = 12;

/** moof and mdat with the samples (ISO/IEC 14496-12 clauses 8.8.4 to 8.8.8 and 8.8.12). */
export function fragment({ sequence, baseDecodeTime, samples }: FragmentFields): Uint8Array {
  const sizes = samples.map((sample) => sampleBytes(sample.nals));
  const moof = movieFragment(sequence, baseDecodeTime, trackRun(samples, sizes));
  const mdatSize = sizes.reduce((sum, size) => sum + size, BOX_HEADER_BYTES);
  const out = new Uint8Array(moof.length + mdatSize);
  const view = new DataView(out.buffer);
  out.set(moof);
  view.setUint32(moof.length - samples.length * TRUN_ROW_BYTES - 4, moof.length + BOX_HEADER_BYTES);
  view.setUint32(moof.length, mdatSize);
  out.set(ascii('mdat'), moof.length + 4);
  writeSamples(view, out, moof.length + BOX_HEADER_BYTES, samples);
  return out;
}

/** The size of a sample: its NAL units, each behind its length. */
export function sampleBytes(nals: readonly Uint8Array[]): number {
  return nals.reduce((sum, nal) => sum + NAL_LENGTH_BYTES + nal.length, 0);
}

function movieFragment(sequence: number, baseDecodeTime: number, trun: Uint8Array): Uint8Array {
  const header = fullBox('tfhd', 0, DEFAULT_BASE_IS_MOOF, u32(TRACK_ID));
  const decodeTime = fullBox('tfdt', 1, 0, u64(baseDecodeTime));
  return box('moof', fullBox('mfhd', 0, 0, u32(sequence)), box('traf', header, decodeTime, trun));
}

/** The trun, last in its moof, with a data offset of 0: that is known when the moof is complete. */
function trackRun(samples: readonly Sample[], sizes: readonly number[]): Uint8Array {
  const rows = samples.map((sample, index) =>
    u32(sample.durationTicks, sizes[index] ?? 0, sample.keyFrame ? SYNC_SAMPLE : NON_SYNC_SAMPLE),
  );
  return fullBox('trun', 0, TRUN_FLAGS, u32(samples.length, 0), concat(rows));
}

function writeSamples(view: DataView, out: Uint8Array, from: number, samples: readonly Sample[]): void {
  let offset = from;
  for (const nal of samples.flatMap((sample) => sample.nals)) {
    view.setUint32(offset, nal.length);
    out.set(nal, offset + NAL_LENGTH_BYTES);
    offset += NAL_LENGTH_BYTES + nal.length;
  }
}
