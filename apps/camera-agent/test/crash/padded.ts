import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';

/** SEI, and of it user data that no decoder knows (H.264 clauses 7.3.2.3.1 and D.1.6). */
const SEI = 6;
const USER_DATA = 5;

/** The same picture, some `bytes` larger: a small stream at the rate of a large one. */
export function padded(unit: AccessUnit, bytes: number): AccessUnit {
  const size = [...new Array<number>(Math.floor(bytes / 255)).fill(255), bytes % 255];
  const sei = Uint8Array.from([SEI, USER_DATA, ...size, ...new Uint8Array(bytes).fill(0x5a), 0x80]);
  return { ...unit, nals: [...unit.nals.slice(0, -1), sei, ...unit.nals.slice(-1)] };
}
