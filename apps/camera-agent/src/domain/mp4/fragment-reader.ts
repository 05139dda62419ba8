import {
  BOX_HEADER_BYTES,
  type BoxAt,
  boxAt,
  boxesIn,
  readType,
  readU32,
  readU64,
} from '#live/domain/box-reader.js';
import { type SampleFacts, SYNC_SAMPLE, TRUN_FLAGS, TRUN_ROW_BYTES } from './fragment.js';
import { keyFrameEntry } from './fragment-collector.js';
import { type KeyFrameEntry } from './fragment-index.js';
import { type RandomAccess, readWhole } from './random-access.js';

/** What the moof of a whole fragment says. */
export interface FoundFragment {
  /** Where the mdat ends in the file. */
  readonly end: number;
  readonly sequence: number;
  readonly startTicks: number;
  readonly endTicks: number;
  readonly frames: number;
  /** The first key frame, if there is one. */
  readonly entry: KeyFrameEntry | undefined;
}

/** Far above what `FragmentCollector` writes; a larger one is not of our making. */
const MAX_MOOF_BYTES = 64 * 1024;

/** A fragment with each of its samples. */
export interface FragmentSamples extends Moof {
  /** Where the first picture begins in the file: behind the text, where there is one. */
  readonly dataOffset: number;
  /** Where the mdat ends in the file. */
  readonly end: number;
}

/** The fragment at `offset`, if `fragment` wrote it and it lies whole in the file. Reads nothing of the samples. */
export async function readFragment(file: RandomAccess, offset: number): Promise<FoundFragment | undefined> {
  const whole = await readFragmentSamples(file, offset);
  if (!whole) return undefined;
  const { end, sequence, startTicks, endTicks, samples } = whole;
  const entry = keyFrameEntry(samples, startTicks, offset);
  return { end, sequence, startTicks, endTicks, frames: samples.length, entry };
}

/** The same with what its moof says of each sample. */
export async function readFragmentSamples(
  file: RandomAccess,
  offset: number,
): Promise<FragmentSamples | undefined> {
  const head = await readFragmentHead(file, offset);
  return head && head.end <= file.size ? head : undefined;
}

/** The same of a fragment of which the samples may not all be there. */
export async function readFragmentHead(
  file: RandomAccess,
  offset: number,
): Promise<FragmentSamples | undefined> {
  const header = await readWhole(file, offset, BOX_HEADER_BYTES);
  if (!header || readType(header, 4) !== 'moof') return undefined;
  const size = readU32(header, 0);
  if (size < BOX_HEADER_BYTES || size > MAX_MOOF_BYTES) return undefined;
  const bytes = await readWhole(file, offset, size + BOX_HEADER_BYTES);
  if (!bytes || readType(bytes, size + 4) !== 'mdat') return undefined;
  const moof = readMoof(bytes.subarray(0, size));
  const end = offset + size + readU32(bytes, size);
  if (!moof) return undefined;
  const dataOffset = offset + size + BOX_HEADER_BYTES + moof.textBytes;
  return end === dataOffset + moof.dataBytes ? { ...moof, dataOffset, end } : undefined;
}

interface Moof {
  readonly sequence: number;
  readonly startTicks: number;
  readonly endTicks: number;
  /** Of the pictures. */
  readonly dataBytes: number;
  readonly textBytes: number;
  readonly samples: readonly SampleFacts[];
}

function readMoof(moof: Uint8Array): Moof | undefined {
  const sequence = boxAt(moof, 'moof/mfhd');
  const [pictures, text] = trackRuns(moof);
  const decodeTime = boxIn(moof, pictures, 'tfdt');
  const run = boxIn(moof, pictures, 'trun');
  if (!isAlone(moof) || !sequence || !decodeTime || !run) return undefined;
  const count = readU32(moof, run.body + 4);
  const rows = run.body + 12;
  const rightSize = count > 0 && run.end === rows + count * TRUN_ROW_BYTES && run.end === moof.length;
  if (!rightSize || readU32(moof, run.body) !== TRUN_FLAGS || moof[decodeTime.body] !== 1) return undefined;
  const startTicks = readU64(moof, decodeTime.body + 4);
  const read = readRows(moof, rows, startTicks);
  const number = readU32(moof, sequence.body + 4);
  return { sequence: number, startTicks, ...read, textBytes: textBytes(moof, text) };
}

function isAlone(moof: Uint8Array): boolean {
  return boxesIn(moof, 0, moof.length).length === 1;
}

/** The traf of the pictures, last in the moof, and that of the text where there is one. */
function trackRuns(moof: Uint8Array): readonly BoxAt[] {
  const runs = boxesIn(moof, BOX_HEADER_BYTES, moof.length).filter(({ type }) => type === 'traf');
  return runs.length > 2 ? [] : runs.reverse();
}

function boxIn(moof: Uint8Array, parent: BoxAt | undefined, type: string): BoxAt | undefined {
  return parent && boxAt(moof, type, parent.body, parent.end);
}

/** The size of the one sample of text; 0 without one. */
function textBytes(moof: Uint8Array, text: BoxAt | undefined): number {
  const run = boxIn(moof, text, 'trun');
  return run ? readU32(moof, run.body + 16) : 0;
}

function readRows(
  moof: Uint8Array,
  from: number,
  startTicks: number,
): Pick<Moof, 'samples' | 'endTicks' | 'dataBytes'> {
  const samples: SampleFacts[] = [];
  let endTicks = startTicks;
  let dataBytes = 0;
  for (let row = from; row < moof.length; row += TRUN_ROW_BYTES) {
    const durationTicks = readU32(moof, row);
    const bytes = readU32(moof, row + 4);
    samples.push({ durationTicks, bytes, keyFrame: readU32(moof, row + 8) === SYNC_SAMPLE });
    endTicks += durationTicks;
    dataBytes += bytes;
  }
  return { samples, endTicks, dataBytes };
}
