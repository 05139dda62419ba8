import { NAL_LENGTH_BYTES } from './avc-configuration.js';
import { BOX_HEADER_BYTES } from './box-reader.js';
import { ascii, box, concat, fullBox, u32, u64 } from './box.js';
import { TRACK_ID } from './init-segment.js';
import { TEXT_RUN_BYTES, textRun, textSample } from './text-track.js';
import { DEFAULT_BASE_IS_MOOF } from './track-boxes.js';

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
  /** For the track of text, as long as the samples together; undefined where there is no such track. */
  readonly text?: string | undefined;
}

/** sample_depends_on 2: on no other (clause 8.8.3.1). */
export const SYNC_SAMPLE = 0x02000000;
/** sample_depends_on 1: on others; sample_is_non_sync_sample. */
const NO_TEXT = new Uint8Array();
const NON_SYNC_SAMPLE = 0x01010000;
/** Data offset; duration, size and flags for every sample. */
export const TRUN_FLAGS = 0x000001 | 0x000100 | 0x000200 | 0x000400;
export const TRUN_ROW_BYTES = 12;

/** moof and mdat with the samples (ISO/IEC 14496-12 clauses 8.8.4 to 8.8.8 and 8.8.12). */
export function fragment(fields: FragmentFields): Uint8Array {
  const { samples } = fields;
  const sizes = samples.map((sample) => sampleBytes(sample.nals));
  // The text lies in front of the pictures: a fragment ends in a NAL unit, which never ends in a zero byte.
  const text = fields.text === undefined ? NO_TEXT : textSample(fields.text);
  const moof = movieFragment(fields, trackRun(samples, sizes), text);
  const mdatSize = sizes.reduce((sum, size) => sum + size, BOX_HEADER_BYTES + text.length);
  const out = new Uint8Array(moof.length + mdatSize);
  const view = new DataView(out.buffer);
  out.set(moof);
  const pictures = moof.length + BOX_HEADER_BYTES + text.length;
  view.setUint32(moof.length - samples.length * TRUN_ROW_BYTES - 4, pictures);
  view.setUint32(moof.length, mdatSize);
  out.set(ascii('mdat'), moof.length + 4);
  out.set(text, moof.length + BOX_HEADER_BYTES);
  writeSamples(view, out, pictures, samples);
  return out;
}

/** The size of a sample: its NAL units, each behind its length. */
export function sampleBytes(nals: readonly Uint8Array[]): number {
  return nals.reduce((sum, nal) => sum + NAL_LENGTH_BYTES + nal.length, 0);
}

function movieFragment(
  { sequence, baseDecodeTime, samples }: FragmentFields,
  trun: Uint8Array,
  text: Uint8Array,
): Uint8Array {
  const header = fullBox('tfhd', 0, DEFAULT_BASE_IS_MOOF, u32(TRACK_ID));
  const decodeTime = fullBox('tfdt', 1, 0, u64(baseDecodeTime));
  const pictures = box('traf', header, decodeTime, trun);
  const number = fullBox('mfhd', 0, 0, u32(sequence));
  if (text.length === 0) return box('moof', number, pictures);
  const duration = samples.reduce((sum, sample) => sum + sample.durationTicks, 0);
  const bytes = BOX_HEADER_BYTES + number.length + TEXT_RUN_BYTES + pictures.length;
  const textAt = bytes + BOX_HEADER_BYTES;
  return box('moof', number, textRun(baseDecodeTime, duration, text.length, textAt), pictures);
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
