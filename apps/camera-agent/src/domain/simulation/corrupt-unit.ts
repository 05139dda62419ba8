import { type AccessUnit } from '../h264/access-unit.js';
import { isSlice } from '../h264/nal.js';

/** Every so many bytes one is wrong. */
const STEP = 97;

/** The picture with wrong bytes in its slices, as from a bad cable; headers stay, and the decoder has to cope. */
export function corruptUnit(unit: AccessUnit): AccessUnit {
  return { ...unit, nals: unit.nals.map((nal) => (isSlice(nal[0]) ? corrupted(nal) : nal)) };
}

function corrupted(nal: Uint8Array): Uint8Array {
  const bytes = nal.slice();
  for (let index = Math.min(STEP, bytes.length - 1); index < bytes.length; index += STEP) {
    bytes[index] = (bytes[index] ?? 0) ^ 0x55;
  }
  return bytes;
}
