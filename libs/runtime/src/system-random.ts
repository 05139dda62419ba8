import { randomBytes } from 'node:crypto';
import type { Random } from '#contracts/ports/random.js';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

export const systemRandom: Random = {
  next: () => Math.random(),
  /** 16 characters of base32: 80 bits. */
  id: () => Array.from(randomBytes(16), (byte) => ALPHABET[byte & 31]).join(''),
};
