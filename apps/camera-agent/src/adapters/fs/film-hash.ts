import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Logger } from '#contracts/ports/logger.js';

const CHUNK_BYTES = 512 * 1024;

/** SHA-256 of a file in hexadecimal; rejects with the reason of `signal` once that is aborted. */
export async function filmHash(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  // One buffer for all: a stream would make a new one for each piece.
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  const file = await open(path, 'r');
  try {
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/** The SHA-256 of a closed film, unless `hurry` aborts or it cannot be read; reading a long one takes minutes. Never rejects. */
export async function hashFilm(
  path: string,
  hurry: AbortSignal,
  logger: Logger,
): Promise<{ readonly sha256?: string }> {
  try {
    return { sha256: await filmHash(path, hurry) };
  } catch (error) {
    logger.warn({ path, error: String(error) }, 'The SHA-256 of a film is left out.');
    return {};
  }
}
