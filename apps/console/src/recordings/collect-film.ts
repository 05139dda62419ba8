import type { OpenAnswer } from '#client/index.js';

/** The browser keeps a Blob where it likes, on disk too; what stands in an array is in memory. */
const HELD_BYTES = 8 * 1024 * 1024;

/** Reads a film as it comes. Rejects where it is not whole. */
export async function collectFilm(
  { headers, chunks }: OpenAnswer,
  progress: (received: number, total: number) => void,
): Promise<Blob> {
  const total = Number(headers.get('content-length') ?? 0);
  const parts: Blob[] = [];
  let held: BlobPart[] = [];
  let heldBytes = 0;
  let received = 0;
  for await (const chunk of chunks) {
    held.push(chunk as Uint8Array<ArrayBuffer>);
    heldBytes += chunk.length;
    received += chunk.length;
    progress(received, total);
    if (heldBytes < HELD_BYTES) continue;
    parts.push(new Blob(held));
    held = [];
    heldBytes = 0;
  }
  if (received !== total) throw new Error(`It broke off after ${received} of ${total} bytes.`);
  return new Blob([...parts, ...held], { type: 'video/mp4' });
}
