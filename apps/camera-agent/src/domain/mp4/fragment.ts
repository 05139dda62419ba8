import { NAL_LENGTH_BYTES } from './avc-configuration.js';
import { BOX_HEADER_BYTES } from '#live/domain/box-reader.js';
import { ascii, box, concat, fullBox, u32, u64, writeU32 } from '#live/domain/box.js';
import { TRACK_ID } from './init-segment.js';
import { TEXT_RUN_BYTES, textRun, textSample } from './text-track.js';
import { DEFAULT_BASE_IS_MOOF } from './track-boxes.js';

/** A sample as the boxes tell of it. */
export interface SampleFacts {
  readonly bytes: number;
  readonly durationTicks: number;
  /** True for an IDR picture. */
  readonly keyFrame: boolean;
}

export interface Sample extends Omit<SampleFacts, 'bytes'> {
  /** NAL units without start codes. */
  readonly nals: readonly Uint8Array[];
}

export interface FragmentFacts {
  /** 1 for a file's first fragment, then one more for each. */
  readonly sequence: number;
  /** Sum of the durations of all samples before. */
  readonly baseDecodeTime: number;
  /** In decoding order, which is the order of showing too. */
  readonly samples: readonly SampleFacts[];
  /** For the track of text, as long as the samples together; undefined where there is no such track. */
  readonly text?: string | undefined;
}

export interface FragmentFields extends Omit<FragmentFacts, 'samples'> {
  readonly samples: readonly Sample[];
}

/** sample_depends_on 2: on no other (clause 8.8.3.1). */
export const SYNC_SAMPLE = 0x02000000;
/** sample_depends_on 1: on others; sample_is_non_sync_sample. */
export const NON_SYNC_SAMPLE = 0x01010000;
const NO_TEXT = new Uint8Array();
/** Data offset; duration, size and flags for every sample. */
export const TRUN_FLAGS = 0x000001 | 0x000100 | 0x000200 | 0x000400;
export const TRUN_ROW_BYTES = 12;

/** moof and mdat with the samples (ISO/IEC 14496-12 clauses 8.8.4 to 8.8.8 and 8.8.12). */
export function fragment(fields: FragmentFields): Uint8Array {
  const samples = fields.samples.map(({ nals, ...facts }) => ({ ...facts, bytes: sampleBytes(nals) }));
  const head = fragmentHead({ ...fields, samples });
  const out = new Uint8Array(samples.reduce((sum, { bytes }) => sum + bytes, head.length));
  out.set(head);
  fields.samples.reduce((offset, { nals }) => writeSample(out, offset, nals), head.length);
  return out;
}

/** A fragment up to where its first sample of pictures begins. */
export function fragmentHead(facts: FragmentFacts): Uint8Array {
  const { samples } = facts;
  // The text lies in front of the pictures: a fragment ends in a NAL unit, which never ends in a zero byte.
  const text = facts.text === undefined ? NO_TEXT : textSample(facts.text);
  const moof = movieFragment(facts, trackRun(samples), text);
  const mdatSize = samples.reduce((sum, { bytes }) => sum + bytes, BOX_HEADER_BYTES + text.length);
  const head = concat([moof, u32(mdatSize), ascii('mdat'), text]);
  const dataOffset = moof.length - samples.length * TRUN_ROW_BYTES - 4;
  new DataView(head.buffer).setUint32(dataOffset, head.length);
  return head;
}

/** The size of a sample: its NAL units, each behind its length. */
export function sampleBytes(nals: readonly Uint8Array[]): number {
  return nals.reduce((sum, nal) => sum + NAL_LENGTH_BYTES + nal.length, 0);
}

function movieFragment(
  { sequence, baseDecodeTime, samples }: FragmentFacts,
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
function trackRun(samples: readonly SampleFacts[]): Uint8Array {
  const rows = samples.flatMap(({ durationTicks, bytes, keyFrame }) => [
    durationTicks,
    bytes,
    keyFrame ? SYNC_SAMPLE : NON_SYNC_SAMPLE,
  ]);
  return fullBox('trun', 0, TRUN_FLAGS, u32(samples.length, 0), u32(...rows));
}

/** Writes NAL units, each behind its length (ISO/IEC 14496-15 clause 5.3.2); gives where they end. */
export function writeSample(out: Uint8Array, from: number, nals: readonly Uint8Array[]): number {
  let offset = from;
  for (const nal of nals) {
    writeU32(out, offset, nal.length);
    out.set(nal, offset + NAL_LENGTH_BYTES);
    offset += NAL_LENGTH_BYTES + nal.length;
  }
  return offset;
}
