import { createHash, randomBytes } from 'node:crypto';

/** 256 bits as SECRET_PATTERN has them. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is kept of a random secret. A plain SHA-256 is right here, and only here: nobody can try 2^256 secrets, so
 * neither salt nor slowness would add anything. A password, which people choose, needs both: see password-hash.ts.
 */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
