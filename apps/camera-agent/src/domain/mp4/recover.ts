import { sameBytes } from '../h264/same-bytes.js';
import { BOX_HEADER_BYTES, boxAt, readType, readU32 } from '#live/domain/box-reader.js';
import { concat } from '#live/domain/box.js';
import { durationOffsets, durationPatches, hasDuration, type Patch } from './duration-patch.js';
import { readFragment } from './fragment-reader.js';
import { type RandomAccess, readWhole } from './random-access.js';
import { salvage } from './salvage.js';
import { msOf, TIMESCALE } from './sample-clock.js';
import { StandingFragments } from './standing-fragments.js';

export type Recovery =
  /** The file was finished; nothing to do. */
  | { readonly kind: 'complete'; readonly frames: number; readonly durationMs: number }
  | RepairableRecording
  /** There is nothing to save: it does not begin as a recording of ours, or has not one whole frame. */
  | { readonly kind: 'unusable'; readonly reason: 'no-init-segment' | 'no-whole-fragment' };

/** Cut the file to `truncateTo`, append `append`, then write the patches: it is finished like any other then. */
export interface RepairableRecording {
  readonly kind: 'repairable';
  readonly frames: number;
  readonly durationMs: number;
  /** Where the last whole fragment ends. */
  readonly truncateTo: number;
  /** Bytes that are lost; what stands of a torn fragment is in `append`. */
  readonly lostBytes: number;
  readonly append: Uint8Array;
  readonly patches: readonly Patch[];
}

const MAX_INIT_BOX_BYTES = 64 * 1024;
/** Where no fragment is torn. */
const NO_REST = { frames: 0, entry: undefined, bytes: new Uint8Array() };

/**
 * Finds what stands in a recording that a crash cut anywhere. Takes any file: whatever is not whole and of our making
 * ends the search. Reads headers only, and of the samples those of a torn
 * fragment. Rejects only if `file.read` does.
 */
export async function recover(file: RandomAccess): Promise<Recovery> {
  const init = await readInit(file);
  if (!init) return { kind: 'unusable', reason: 'no-init-segment' };
  const whole = await wholeFragments(file, init.length);
  const torn = await salvage(file, whole.end, {
    sequence: whole.count + 1,
    startTicks: whole.endTicks,
  });
  if (whole.count === 0 && !torn) return { kind: 'unusable', reason: 'no-whole-fragment' };
  const { endTicks, entry, bytes, ...rest } = torn ?? { ...NO_REST, endTicks: whole.endTicks };
  const [frames, durationMs] = [whole.frames + rest.frames, msOf(endTicks)];
  const index = whole.indexWith(entry);
  const indexed = await endsWith(file, whole.end, index);
  if (indexed && hasDuration(init, endTicks)) return { kind: 'complete', frames, durationMs };
  const append = concat([bytes, index]);
  const lostBytes = indexed ? 0 : Math.max(0, file.size - whole.end - append.length + index.length);
  const patches = durationPatches(init, endTicks);
  return { kind: 'repairable', frames, durationMs, truncateTo: whole.end, lostBytes, append, patches };
}

async function endsWith(file: RandomAccess, offset: number, tail: Uint8Array): Promise<boolean> {
  if (offset + tail.length !== file.size) return false;
  const bytes = await readWhole(file, offset, tail.length);
  return bytes !== undefined && sameBytes(bytes, tail);
}

/** ftyp and moov of a film of ours; undefined if it does not begin as one. */
export async function readInit(file: RandomAccess): Promise<Uint8Array | undefined> {
  const brandsEnd = await boxEnd(file, 0, 'ftyp');
  const movieEnd = brandsEnd === undefined ? undefined : await boxEnd(file, brandsEnd, 'moov');
  const init = movieEnd === undefined ? undefined : await readWhole(file, 0, movieEnd);
  const mediaHeader = init && boxAt(init, 'moov/trak/mdia/mdhd');
  if (!mediaHeader || readU32(init, mediaHeader.body + 20) !== TIMESCALE) return undefined;
  return durationOffsets(init) ? init : undefined;
}

async function boxEnd(file: RandomAccess, offset: number, type: string): Promise<number | undefined> {
  const header = await readWhole(file, offset, BOX_HEADER_BYTES);
  if (!header || readType(header, 4) !== type) return undefined;
  const size = readU32(header, 0);
  return size >= BOX_HEADER_BYTES && size <= MAX_INIT_BOX_BYTES ? offset + size : undefined;
}

async function wholeFragments(file: RandomAccess, from: number): Promise<StandingFragments> {
  const found = new StandingFragments(from);
  let next = await readFragment(file, from);
  while (next && found.add(next)) next = await readFragment(file, next.end);
  while (found.newest && (await endsInZero(file, found.newest.end))) found.takeBack();
  return found;
}

/**
 * A power cut may leave a file as long as it was but with zeros at its end. No NAL unit ends in a zero byte (H.264
 * clause 7.4.1), so neither does a fragment.
 */
async function endsInZero(file: RandomAccess, end: number): Promise<boolean> {
  const last = await readWhole(file, end - 1, 1);
  return last?.[0] === 0;
}
