import { box, fullBox, u16, u32, u64 } from './box.js';

export const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
export const UNDETERMINED_LANGUAGE = 0x55c4;
/** Creation times are left at 0: a camera host may not know the date. Durations are patched in when it is known. */
export const UNKNOWN = u64(0);
export const DEFAULT_BASE_IS_MOOF = 0x020000;

/** Clauses 8.6.5 and 8.6.6: one entry, from the first frame that is to be shown to the end. */
export function editList(leadTicks = 0): Uint8Array[] {
  if (leadTicks === 0) return [];
  return [box('edts', fullBox('elst', 1, 0, u32(1), UNKNOWN, u64(leadTicks), u16(1, 0)))];
}
