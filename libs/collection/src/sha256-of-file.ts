import { createHash, type Hash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';

/** SHA-256 of a file, lower-case hex. The signal ends the reading, which may take minutes. */
export async function sha256OfFile(path: string, signal?: AbortSignal): Promise<string> {
  return (await hashOfFile(path, signal)).digest('hex');
}

/** The same before its end, so that what follows in the file can go in, too. */
export function hashOfFile(path: string, signal?: AbortSignal): Promise<Hash> {
  return hashOf(createReadStream(path, signal && { signal }));
}

/** The same of what comes out of an open file. */
export async function hashOf(stream: ReadStream): Promise<Hash> {
  const hash = createHash('sha256');
  for await (const piece of stream) hash.update(piece as Buffer);
  return hash;
}
