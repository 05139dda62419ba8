import { boxAt, readU64 } from './box-reader.js';
import { u64 } from './box.js';

/** Bytes to be written over others in a file. */
export interface Patch {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Boxes that hold the whole duration (clauses 8.2.2, 8.3.2, 8.4.2, 8.8.2), and where in a version 1 one it stands. */
const DURATIONS = [
  { path: 'moov/mvhd', skip: 24 },
  { path: 'moov/trak/tkhd', skip: 28 },
  { path: 'moov/trak/mdia/mdhd', skip: 24 },
  { path: 'moov/mvex/mehd', skip: 4 },
] as const;

/** Where the durations of an init segment stand, each 64 bits; undefined if it is not one of `initSegment`. */
export function durationOffsets(init: Uint8Array): number[] | undefined {
  const offsets: number[] = [];
  for (const { path, skip } of DURATIONS) {
    const box = boxAt(init, path);
    if (!box || init[box.body] !== 1 || box.body + skip + 8 > box.end) return undefined;
    offsets.push(box.body + skip);
  }
  return offsets;
}

/** What gives a file that begins with `init` its true duration; nothing for an init segment of another make. */
export function durationPatches(init: Uint8Array, durationTicks: number): Patch[] {
  return (durationOffsets(init) ?? []).map((offset) => ({ offset, bytes: u64(durationTicks) }));
}

/** True if every duration in the init segment is `durationTicks`. */
export function hasDuration(init: Uint8Array, durationTicks: number): boolean {
  const offsets = durationOffsets(init);
  return offsets?.every((offset) => readU64(init, offset) === durationTicks) ?? false;
}
