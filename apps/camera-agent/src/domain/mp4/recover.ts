import { sameBytes } from '../h264/same-bytes.js';
import { BOX_HEADER_BYTES, boxAt, readType, readU32 } from '#live/domain/box-reader.js';
import { concat } from '#live/domain/box.js';
import { durationOffsets, durationPatches, hasDuration, type Patch } from './duration-patch.js';
import { fragmentIndex } from './fragment-index.js';
import { type FoundFragment, readFragment } from './fragment-reader.js';
import { type RandomAccess, readWhole } from './random-access.js';
import { salvage } from './salvage.js';
import { msOf, TIMESCALE } from './sample-clock.js';

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

/**
 * Finds what stands in a recording that a crash cut anywhere. Takes any file: whatever is not whole and of our making
 * ends the search. Reads headers only, and of the samples those of a torn
 * fragment. Rejects only if `file.read` does.
 */
export async function recover(file: RandomAccess): Promise<Recovery> {
  const init = await readInit(file);
  if (!init) return { kind: 'unusable', reason: 'no-init-segment' };
  const fragments = await wholeFragments(file, init.length);
  const whole = fragments.at(-1) ?? { end: init.length, endTicks: 0 };
  const torn = await salvage(file, whole.end, {
    sequence: fragments.length + 1,
    startTicks: whole.endTicks,
  });
  const found = torn ? [...fragments, torn] : fragments;
  if (found.length === 0) return { kind: 'unusable', reason: 'no-whole-fragment' };
  const endTicks = torn?.endTicks ?? whole.endTicks;
  const [frames, durationMs] = [framesIn(found), msOf(endTicks)];
  const index = fragmentIndex(found.flatMap(({ entry }) => entry ?? []));
  const indexed = await endsWith(file, whole.end, index);
  if (indexed && hasDuration(init, endTicks)) return { kind: 'complete', frames, durationMs };
  const append = concat([...(torn ? [torn.bytes] : []), index]);
  const lostBytes = indexed ? 0 : Math.max(0, file.size - whole.end - append.length + index.length);
  const patches = durationPatches(init, endTicks);
  return { kind: 'repairable', frames, durationMs, truncateTo: whole.end, lostBytes, append, patches };
}

function framesIn(fragments: readonly { readonly frames: number }[]): number {
  return fragments.reduce((sum, { frames }) => sum + frames, 0);
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

async function wholeFragments(file: RandomAccess, from: number): Promise<FoundFragment[]> {
  const found: FoundFragment[] = [];
  for (let next = await readFragment(file, from); next; next = await readFragment(file, next.end)) {
    const expectedStart = found.at(-1)?.endTicks ?? 0;
    if (next.sequence !== found.length + 1 || next.startTicks !== expectedStart) break;
    found.push(next);
  }
  for (let last = found.at(-1); last && (await endsInZero(file, last.end)); last = found.at(-1)) found.pop();
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
