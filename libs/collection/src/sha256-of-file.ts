import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 of a file, lower-case hex. The signal ends the reading, which may take minutes. */
export async function sha256OfFile(path: string, signal?: AbortSignal): Promise<string> {
  return (await hashOfFile(path, signal)).digest('hex');
}

/** The same before its end, so that what follows in the file can go in, too. */
export async function hashOfFile(path: string, signal?: AbortSignal): Promise<Hash> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, signal && { signal })) hash.update(piece as Buffer);
  return hash;
}
