import { type BoxAt, boxAt, boxesIn, readU64 } from '#live/domain/box-reader.js';
import { u64 } from '#live/domain/box.js';

/** Bytes to be written over others in a file. */
export interface Patch {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Where a duration stands, in a version 1 box of the init segment. */
interface DurationPlace {
  readonly path: string;
  readonly skip: number;
  /** The media's own duration, whatever the edit list leaves out of it. */
  readonly ofMedia?: boolean;
  /** Not in every init segment. */
  readonly optional?: boolean;
}

/** Of the one entry of an edit list: version and flags, the number of entries, the segment's duration. */
const MEDIA_TIME_SKIP = 16;

/** Clauses 8.2.2 and 8.8.2. */
const OF_MOVIE: readonly DurationPlace[] = [
  { path: 'mvhd', skip: 24 },
  { path: 'mvex/mehd', skip: 4 },
];
/** Clauses 8.3.2, 8.4.2 and 8.6.6. */
const OF_TRACK: readonly DurationPlace[] = [
  { path: 'tkhd', skip: 28 },
  { path: 'mdia/mdhd', skip: 24, ofMedia: true },
  { path: 'edts/elst', skip: 8, optional: true },
];

/** Where the durations of an init segment stand, each 64 bits; undefined if it is not one of `initSegment`. */
export function durationOffsets(init: Uint8Array): number[] | undefined {
  return placesIn(init)?.map(({ offset }) => offset);
}

/** What gives a file that begins with `init` its true duration; nothing for an init segment of another make. */
export function durationPatches(init: Uint8Array, durationTicks: number): Patch[] {
  const shown = shownTicks(init, durationTicks);
  return (placesIn(init) ?? []).map(({ offset, ofMedia }) => {
    return { offset, bytes: u64(ofMedia ? durationTicks : shown) };
  });
}

/** True if every duration in the init segment is that of `durationTicks` of media. */
export function hasDuration(init: Uint8Array, durationTicks: number): boolean {
  const shown = shownTicks(init, durationTicks);
  const isRight = ({ offset, ofMedia }: FoundPlace): boolean =>
    readU64(init, offset) === (ofMedia ? durationTicks : shown);
  return placesIn(init)?.every(isRight) ?? false;
}

interface FoundPlace {
  readonly offset: number;
  readonly ofMedia: boolean;
}

function placesIn(init: Uint8Array): FoundPlace[] | undefined {
  const movie = boxAt(init, 'moov');
  const tracks = movie && boxesIn(init, movie.body, movie.end).filter(({ type }) => type === 'trak');
  if (!tracks || tracks.length === 0) return undefined;
  const places = [placesOf(init, movie, OF_MOVIE), ...tracks.map((track) => placesOf(init, track, OF_TRACK))];
  const found = places.filter((each) => each !== undefined);
  return found.length === places.length ? found.flat() : undefined;
}

/** Undefined if one is missing that must be there. */
function placesOf(
  init: Uint8Array,
  parent: BoxAt,
  durations: readonly DurationPlace[],
): FoundPlace[] | undefined {
  const places: FoundPlace[] = [];
  for (const { path, skip, ofMedia = false, optional = false } of durations) {
    const box = boxAt(init, path, parent.body, parent.end);
    if (!box && optional) continue;
    if (!box || init[box.body] !== 1 || box.body + skip + 8 > box.end) return undefined;
    places.push({ offset: box.body + skip, ofMedia });
  }
  return places;
}

function shownTicks(init: Uint8Array, durationTicks: number): number {
  const list = boxAt(init, 'moov/trak/edts/elst');
  return Math.max(0, durationTicks - (list ? readU64(init, list.body + MEDIA_TIME_SKIP) : 0));
}
