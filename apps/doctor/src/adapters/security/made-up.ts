import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import type { Random } from '#contracts/ports/random.js';
import { newKey } from '#credentials/operator-key.js';

/** As long as every secret of Rollcall's, and nobody's: 43 characters. */
export function madeUpSecret(random: Random): string {
  return createHash('sha256').update(random.id()).digest('base64url');
}

/** A key of an operator that there is not. It is kept nowhere. */
export function madeUpKey(): KeyObject {
  return createPrivateKey(newKey());
}
