import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

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
