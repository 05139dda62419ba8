import { NAL_LENGTH_BYTES } from './avc-configuration.js';
import { readU32 } from '#live/domain/box-reader.js';
import { fragment, type Sample } from './fragment.js';
import { keyFrameEntry } from './fragment-collector.js';
import type { KeyFrameEntry } from './fragment-index.js';
import { readFragmentHead } from './fragment-reader.js';
import { type RandomAccess, readWhole } from './random-access.js';

/** The beginning of a torn fragment, made a whole one. */
export interface SalvagedFragment {
  /** Takes the place of what was torn. */
  readonly bytes: Uint8Array;
  readonly frames: number;
  readonly endTicks: number;
  readonly entry: KeyFrameEntry | undefined;
}

/** Far above what a fragment of ours holds: a size that lies does not fill the memory. */
const MAX_SALVAGE_BYTES = 16 * 1024 * 1024;

/**
 * Of the fragment at `offset`, which is torn or ends in zeros, the samples that stand before; undefined without one, or
 * if it is not the one that is expected there.
 */
export async function salvage(
  file: RandomAccess,
  offset: number,
  expected: { readonly sequence: number; readonly startTicks: number },
): Promise<SalvagedFragment | undefined> {
  const head = await readFragmentHead(file, offset);
  const { sequence, startTicks } = expected;
  if (head?.sequence !== sequence || head.startTicks !== startTicks) return undefined;
  const samples: Sample[] = [];
  let at = head.dataOffset;
  for (const { bytes, durationTicks, keyFrame } of head.samples) {
    if (at + bytes - head.dataOffset > MAX_SALVAGE_BYTES) break;
    const nals = nalsIn((await readWhole(file, at, bytes)) ?? new Uint8Array());
    if (nals.length === 0) break;
    samples.push({ nals, durationTicks, keyFrame });
    at += bytes;
  }
  if (samples.length === 0) return undefined;
  return {
    bytes: fragment({ sequence, baseDecodeTime: startTicks, samples }),
    frames: samples.length,
    endTicks: samples.reduce((sum, { durationTicks }) => sum + durationTicks, startTicks),
    entry: keyFrameEntry(samples, startTicks, offset),
  };
}

/** The NAL units of a sample; none if they do not fill it, or one of them ends in zero, which none does (clause 7.4.1). */
function nalsIn(sample: Uint8Array): Uint8Array[] {
  const nals: Uint8Array[] = [];
  for (let at = 0; at < sample.length;) {
    const end = at + NAL_LENGTH_BYTES + readU32(sample, at);
    if (end > sample.length || end === at + NAL_LENGTH_BYTES || sample[end - 1] === 0) return [];
    nals.push(sample.subarray(at + NAL_LENGTH_BYTES, end));
    at = end;
  }
  return nals;
}
