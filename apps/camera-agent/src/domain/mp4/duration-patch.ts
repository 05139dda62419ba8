import { type BoxAt, boxAt, boxesIn, readU64 } from './box-reader.js';
import { u64 } from './box.js';

/** Bytes to be written over others in a file. */
export interface Patch {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Boxes that hold the whole duration (clauses 8.2.2 and 8.8.2), and where in a version 1 one it stands. */
const OF_MOVIE = [
  { path: 'mvhd', skip: 24 },
  { path: 'mvex/mehd', skip: 4 },
] as const;
/** The same in each trak (clauses 8.3.2 and 8.4.2). */
const OF_TRACK = [
  { path: 'tkhd', skip: 28 },
  { path: 'mdia/mdhd', skip: 24 },
] as const;

/** Where the durations of an init segment stand, each 64 bits; undefined if it is not one of `initSegment`. */
export function durationOffsets(init: Uint8Array): number[] | undefined {
  const movie = boxAt(init, 'moov');
  if (!movie) return undefined;
  const tracks = boxesIn(init, movie.body, movie.end).filter(({ type }) => type === 'trak');
  const inside = (parent: BoxAt, places: typeof OF_MOVIE | typeof OF_TRACK): (number | undefined)[] =>
    places.map(({ path, skip }) => offsetIn(init, boxAt(init, path, parent.body, parent.end), skip));
  const offsets = [...inside(movie, OF_MOVIE), ...tracks.flatMap((track) => inside(track, OF_TRACK))];
  const found = offsets.filter((offset) => offset !== undefined);
  return tracks.length > 0 && found.length === offsets.length ? found : undefined;
}

function offsetIn(init: Uint8Array, found: BoxAt | undefined, skip: number): number | undefined {
  const sound = found && init[found.body] === 1 && found.body + skip + 8 <= found.end;
  return sound ? found.body + skip : undefined;
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
