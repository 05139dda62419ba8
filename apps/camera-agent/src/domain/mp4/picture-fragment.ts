import { BOX_HEADER_BYTES } from '#live/domain/box-reader.js';
import { writeU32, writeU64 } from '#live/domain/box.js';
import {
  type FragmentFacts,
  fragmentHead,
  NON_SYNC_SAMPLE,
  type Sample,
  sampleBytes,
  SYNC_SAMPLE,
  TRUN_ROW_BYTES,
  writeSample,
} from './fragment.js';

/** The head of any fragment of one picture: 30 times a second the same boxes, but for seven numbers. */
const HEAD = fragmentHead({
  sequence: 0,
  baseDecodeTime: 0,
  samples: [{ bytes: 0, durationTicks: 0, keyFrame: false }],
});

/** A box with version and flags, and then as many bytes. */
const FULL_BOX_BYTES = BOX_HEADER_BYTES + 4;
/** mfhd is the first in moof. */
const SEQUENCE_AT = BOX_HEADER_BYTES + FULL_BOX_BYTES;
const MDAT_AT = HEAD.length - BOX_HEADER_BYTES;
/** The row of the one picture is the last of trun, and trun the last of moof, behind tfdt. */
const ROW_AT = MDAT_AT - TRUN_ROW_BYTES;
/** In front of the row trun has the count of rows and the data offset. */
const TRUN_AT = ROW_AT - 8 - FULL_BOX_BYTES;
const DECODE_TIME_AT = TRUN_AT - 8;

/** What a fragment of one picture tells. */
type PictureFields = Sample & Pick<FragmentFacts, 'sequence' | 'baseDecodeTime'>;

/** A fragment of one picture, as `fragment` makes it of many, in what `take` gives. */
export function pictureFragment(fields: PictureFields, take: (length: number) => Uint8Array): Uint8Array {
  const { sequence, baseDecodeTime, durationTicks, keyFrame, nals } = fields;
  const bytes = sampleBytes(nals);
  const out = take(HEAD.length + bytes);
  out.set(HEAD);
  writeU32(out, SEQUENCE_AT, sequence);
  writeU64(out, DECODE_TIME_AT, baseDecodeTime);
  writeU32(out, ROW_AT, durationTicks);
  writeU32(out, ROW_AT + 4, bytes);
  writeU32(out, ROW_AT + 8, keyFrame ? SYNC_SAMPLE : NON_SYNC_SAMPLE);
  writeU32(out, MDAT_AT, BOX_HEADER_BYTES + bytes);
  writeSample(out, HEAD.length, nals);
  return out;
}
