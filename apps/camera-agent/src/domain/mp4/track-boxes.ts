import { ascii, box, concat, fullBox, u16, u32, u64 } from '#live/domain/box.js';

export const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
const UNDETERMINED_LANGUAGE = 0x55c4;
/** Creation times are left at 0: a camera host may not know the date. Durations are patched in when it is known. */
export const UNKNOWN = u64(0);
export const DEFAULT_BASE_IS_MOOF = 0x020000;

/** Clauses 8.6.5 and 8.6.6: one entry, from the first frame that is to be shown to the end. */
function editList(leadTicks = 0): Uint8Array[] {
  if (leadTicks === 0) return [];
  return [box('edts', fullBox('elst', 1, 0, u32(1), UNKNOWN, u64(leadTicks), u16(1, 0)))];
}

export interface TrackFields {
  readonly id: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Ticks a second of its times. */
  readonly timescale: number;
  /** What players are to leave out at the beginning. */
  readonly leadTicks?: number | undefined;
  /** What the media is, four characters, and its name for people. */
  readonly handler: string;
  readonly name: string;
  /** The header of media of this kind, and the description of its samples. */
  readonly mediaHeader: Uint8Array;
  readonly sampleEntry: Uint8Array;
}

/** A trak without samples, which are in fragments (clause 8.3); flags 3: enabled, in the movie. */
export function track(fields: TrackFields): Uint8Array {
  const times = concat([UNKNOWN, UNKNOWN, u32(fields.id, 0), UNKNOWN]);
  const layerToVolume = concat([u32(0, 0), u16(0, 0, 0, 0)]);
  const size = u32(fields.width * 0x10000, fields.height * 0x10000);
  const header = fullBox('tkhd', 1, 3, times, layerToVolume, MATRIX, size);
  return box('trak', header, ...editList(fields.leadTicks), media(fields));
}

/** Clauses 8.4 and 8.7.2; dref flag 1: the media is in this very file. */
function media({ timescale, handler, name, mediaHeader, sampleEntry }: TrackFields): Uint8Array {
  const times = concat([UNKNOWN, UNKNOWN, u32(timescale), UNKNOWN]);
  const header = fullBox('mdhd', 1, 0, times, u16(UNDETERMINED_LANGUAGE, 0));
  const kind = fullBox('hdlr', 0, 0, u32(0), ascii(handler), u32(0, 0, 0), ascii(`${name}\0`));
  const references = fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1));
  const information = box('minf', mediaHeader, box('dinf', references), sampleTable(sampleEntry));
  return box('mdia', header, kind, information);
}

/** Clause 8.5: empty but for the sample description. */
function sampleTable(sampleEntry: Uint8Array): Uint8Array {
  return box(
    'stbl',
    fullBox('stsd', 0, 0, u32(1), sampleEntry),
    fullBox('stts', 0, 0, u32(0)),
    fullBox('stsc', 0, 0, u32(0)),
    fullBox('stsz', 0, 0, u32(0, 0)),
    fullBox('stco', 0, 0, u32(0)),
  );
}
