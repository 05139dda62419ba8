import { randomFillSync } from 'node:crypto';
import type { Random } from '#contracts/ports/random.js';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_BYTES = 16;

/** Filled for many ids at once: to ask the system costs twenty times what an id costs. */
const pool = new Uint8Array(256 * ID_BYTES);
let used = pool.length;

export const systemRandom: Random = {
  next: () => Math.random(),
  /** 16 characters of base32: 80 bits. */
  id: () => Array.from(fresh(), (byte) => ALPHABET[byte & 31]).join(''),
};

/** Never given before; to be read at once. */
function fresh(): Uint8Array {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += ID_BYTES;
  return pool.subarray(used - ID_BYTES, used);
}
