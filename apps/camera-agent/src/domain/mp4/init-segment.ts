import { avcConfiguration } from './avc-configuration.js';
import { ascii, box, concat, fullBox, u16, u32 } from '#live/domain/box.js';
import { MATRIX, track, UNKNOWN } from './track-boxes.js';
import { TEXT_TRACK_ID, textTrack } from './text-track.js';

export interface InitSegmentFields {
  /** Parameter sets without start codes. */
  readonly sps: Uint8Array;
  readonly pps: Uint8Array;
  /** Pixels, as the SPS has them after cropping. */
  readonly width: number;
  readonly height: number;
  /** Ticks a second of all times in the file. */
  readonly timescale: number;
  /** A second track, for a text. */
  readonly text?: boolean;
  /** What players are to leave out at the beginning; nothing if not given. */
  readonly leadTicks?: number;
}

/** The one track's id. */
export const TRACK_ID = 1;

const RATE_1 = 0x10000;
const DPI_72 = 0x480000;

/**
 * ftyp and moov of a fragmented file with an H.264 track and, where it is wanted, one of text (ISO/IEC 14496-12
 * clauses 4.3 and 8.8). Its durations are 0, which players of a live stream take for "not known"; `durationPatches` puts the true ones in.
 */
export function initSegment(fields: InitSegmentFields): Uint8Array {
  const brands = concat([ascii('iso5'), u32(512), ascii('iso5iso6avc1mp41')]);
  const tracks = fields.text ? [pictureTrack(fields), textTrack(fields)] : [pictureTrack(fields)];
  const movie = box('moov', movieHeader(fields), ...tracks, movieExtends(fields));
  return concat([box('ftyp', brands), movie]);
}

/** Clause 8.2.2. */
function movieHeader({ timescale, text }: InitSegmentFields): Uint8Array {
  const times = concat([UNKNOWN, UNKNOWN, u32(timescale), UNKNOWN]);
  const volumeAndReserved = concat([u16(0, 0), u32(0, 0)]);
  const predefined = u32(0, 0, 0, 0, 0, 0);
  return fullBox(
    'mvhd',
    1,
    0,
    times,
    u32(RATE_1),
    volumeAndReserved,
    MATRIX,
    predefined,
    u32((text ? TEXT_TRACK_ID : TRACK_ID) + 1),
  );
}

/** The media header is that of clause 12.1.2. */
function pictureTrack(fields: InitSegmentFields): Uint8Array {
  const mediaHeader = fullBox('vmhd', 0, 1, u16(0, 0, 0, 0));
  const kind = { handler: 'vide', name: 'Camera', mediaHeader, sampleEntry: sampleEntry(fields) };
  return track({ ...fields, id: TRACK_ID, ...kind });
}

/** VisualSampleEntry (clause 12.1.3) of type avc1 (ISO/IEC 14496-15 clause 5.4.2.1). */
function sampleEntry({ sps, pps, width, height }: InitSegmentFields): Uint8Array {
  const dataReference = u16(0, 0, 0, 1);
  const reserved = u32(0, 0, 0, 0);
  const picture = concat([u16(width, height), u32(DPI_72, DPI_72, 0), u16(1)]);
  const compressorName = new Uint8Array(32);
  const depth = u16(24, 0xffff);
  return box('avc1', dataReference, reserved, picture, compressorName, depth, avcConfiguration(sps, pps));
}

/** Clauses 8.8.1 to 8.8.3. */
function movieExtends({ text }: InitSegmentFields): Uint8Array {
  const ids = text ? [TRACK_ID, TEXT_TRACK_ID] : [TRACK_ID];
  const defaults = ids.map((id) => fullBox('trex', 0, 0, u32(id, 1, 0, 0, 0)));
  return box('mvex', fullBox('mehd', 1, 0, UNKNOWN), ...defaults);
}
