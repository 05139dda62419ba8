import { type BoxAt, boxAt, readU32, readU64 } from '#live/domain/box-reader.js';
import { u64 } from '#live/domain/box.js';

/** What the moof of one picture says (ISO/IEC 14496-12 clauses 8.8.8 and 8.8.12). */
export interface FragmentHead {
  readonly keyFrame: boolean;
  readonly startTicks: number;
  readonly durationTicks: number;
}

const HAS_DATA_OFFSET = 0x000001;
const HAS_FIRST_FLAGS = 0x000004;
const HAS_DURATION = 0x000100;
const HAS_SIZE = 0x000200;
const HAS_FLAGS = 0x000400;
const HAS_COMPOSITION = 0x000800;
const NON_SYNC_SAMPLE = 0x00010000;

/** Undefined for a moof that does not tell when its pictures are shown, and for how long. */
export function fragmentHead(moof: Uint8Array): FragmentHead | undefined {
  const time = decodeTime(moof);
  const run = boxAt(moof, 'moof/traf/trun');
  if (!time || !run) return undefined;
  const flags = readU32(moof, run.body) % 2 ** 24;
  if ((flags & HAS_DURATION) === 0) return undefined;
  const table = run.body + 8 + (flags & HAS_DATA_OFFSET ? 4 : 0) + (flags & HAS_FIRST_FLAGS ? 4 : 0);
  const rowBytes =
    4 * [HAS_DURATION, HAS_SIZE, HAS_FLAGS, HAS_COMPOSITION].filter((flag) => flags & flag).length;
  const count = readU32(moof, run.body + 4);
  if (count === 0 || table + count * rowBytes > run.end) return undefined;
  return {
    keyFrame: isSync(moof, flags, table),
    startTicks: readU64(moof, time.body + 4),
    durationTicks: sum(count, (index) => readU32(moof, table + index * rowBytes)),
  };
}

/** Makes the pictures of a moof be shown at another time. */
export function setStart(moof: Uint8Array, ticks: number): void {
  const time = decodeTime(moof);
  if (time) moof.set(u64(ticks), time.body + 4);
}

/** Of 64 bits alone, as agents write it. */
function decodeTime(moof: Uint8Array): BoxAt | undefined {
  const time = boxAt(moof, 'moof/traf/tfdt');
  return time && moof[time.body] === 1 && time.end === time.body + 12 ? time : undefined;
}

function isSync(moof: Uint8Array, flags: number, table: number): boolean {
  if (flags & HAS_FIRST_FLAGS) return (readU32(moof, table - 4) & NON_SYNC_SAMPLE) === 0;
  if ((flags & HAS_FLAGS) === 0) return false;
  const sizes = flags & HAS_SIZE ? 4 : 0;
  return (readU32(moof, table + 4 + sizes) & NON_SYNC_SAMPLE) === 0;
}

function sum(count: number, term: (index: number) => number): number {
  let total = 0;
  for (let index = 0; index < count; index += 1) total += term(index);
  return total;
}
