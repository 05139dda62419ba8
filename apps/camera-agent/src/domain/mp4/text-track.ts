import { ascii, box, concat, fullBox, u16, u32, u64 } from '#live/domain/box.js';
import { DEFAULT_BASE_IS_MOOF, track } from './track-boxes.js';

/** Behind the one of the pictures. */
export const TEXT_TRACK_ID = 2;

export interface TextTrackFields {
  /** Pixels of the picture that the text lies on. */
  readonly width: number;
  readonly height: number;
  readonly timescale: number;
  /** What players are to leave out at the beginning. */
  readonly leadTicks?: number;
}

/** Data offset; duration and size for the one sample. */
const TRUN_FLAGS = 0x000001 | 0x000100 | 0x000200;
const WHITE = Uint8Array.of(0xff, 0xff, 0xff, 0xff);
const NO_COLOUR = new Uint8Array(4);
const FONT_SIZE = 18;

/** The trak of a text in the language of nobody (ISO/IEC 14496-12 clause 8.3), shown as subtitles are. */
export function textTrack(fields: TextTrackFields): Uint8Array {
  const mediaHeader = fullBox('nmhd', 0, 0);
  const kind = { handler: 'sbtl', name: 'Text', mediaHeader, sampleEntry: sampleEntry(fields) };
  return track({ ...fields, id: TEXT_TRACK_ID, ...kind });
}

/** TextSampleEntry (3GPP TS 26.245 clause 5.16): white, below in the middle, the whole picture for a box. */
function sampleEntry({ width, height }: TextTrackFields): Uint8Array {
  const dataReference = u16(0, 0, 0, 1);
  const below = Uint8Array.of(1, 0xff);
  const textBox = u16(0, 0, height, width);
  const style = concat([u16(0, 0, 1), Uint8Array.of(0, FONT_SIZE), WHITE]);
  const fonts = box('ftab', u16(1, 1), Uint8Array.of(5), ascii('Serif'));
  return box('tx3g', dataReference, u32(0), below, NO_COLOUR, textBox, style, fonts);
}

/** A sample: the length of the text and the text in UTF-8 (clause 5.17). */
export function textSample(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return concat([u16(bytes.length), bytes]);
}

/** The traf of one sample. Its data lies at `dataOffset` from the beginning of the moof. */
export function textRun(
  baseDecodeTime: number,
  durationTicks: number,
  sampleBytes: number,
  dataOffset: number,
): Uint8Array {
  const header = fullBox('tfhd', 0, DEFAULT_BASE_IS_MOOF, u32(TEXT_TRACK_ID));
  const decodeTime = fullBox('tfdt', 1, 0, u64(baseDecodeTime));
  const run = fullBox('trun', 0, TRUN_FLAGS, u32(1, dataOffset, durationTicks, sampleBytes));
  return box('traf', header, decodeTime, run);
}

/** Bytes of what `textRun` gives. */
export const TEXT_RUN_BYTES = textRun(0, 0, 0, 0).length;
