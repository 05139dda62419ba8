import { createHash, randomBytes } from 'node:crypto';
import { sameSecret } from '#credentials/credential.js';
import type { TokenSecrets } from '../../domain/access/token-store.js';

/**
 * Secrets of 256 random bits, kept as SHA-256. A slow, salted hash is for passwords, of which a list holds the likely
 * ones: nobody can try 2^256 secrets however fast each try is, and no two are the same.
 */
export const hashedSecrets: TokenSecrets = {
  make: () => randomBytes(32).toString('base64url'),
  hashOf,
  isOf: (hash, secret) => sameSecret(hash, hashOf(secret)),
};

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
