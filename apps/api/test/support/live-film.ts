import { ascii, box, concat, fullBox, u32, u64 } from '#live/domain/box.js';

const KEY_FRAME = 0x02000000;
const OTHER_FRAME = 0x01010000;
export const FRAME_TICKS = 3000;

export interface Frame {
  readonly keyFrame: boolean;
  /** When it is shown. */
  readonly ticks: number;
  /** What its first byte is. */
  readonly mark: number;
  readonly bytes?: number;
}

/** The beginning of a live picture, as an agent sends it. */
export function initOf(name = 'avc1'): Uint8Array {
  return concat([box('ftyp', ascii('iso5')), box('moov', ascii(name))]);
}

/** One picture, as an agent sends it. */
export function frame({ keyFrame, ticks, mark, bytes = 100 }: Frame): Uint8Array {
  const flags = keyFrame ? KEY_FRAME : OTHER_FRAME;
  const trun = fullBox('trun', 0, 0x701, u32(1, 0), u32(FRAME_TICKS, bytes, flags));
  const traf = box('traf', fullBox('tfhd', 0, 0x020000, u32(1)), fullBox('tfdt', 1, 0, u64(ticks)), trun);
  const moof = box('moof', fullBox('mfhd', 0, 0, u32(1)), traf);
  return concat([moof, box('mdat', new Uint8Array(bytes).fill(mark))]);
}

/** The sign of life of an agent that has no picture. */
export const ALIVE = box('free', ascii('live'));
