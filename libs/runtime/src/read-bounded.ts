import type { Readable } from 'node:stream';

/** The whole of a stream, or undefined when it is longer than `maxBytes`. Leaves the stream undestroyed. */
export async function readBounded(stream: Readable, maxBytes: number): Promise<Buffer | undefined> {
  // Copied: a piece of one byte takes two hundred for as long as it is kept, and a sender could fill the memory so.
  let held = Buffer.alloc(0);
  let bytes = 0;
  const unbroken = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const piece of unbroken) {
    const from = bytes;
    bytes += piece.length;
    if (bytes > maxBytes) return undefined;
    if (bytes > held.length) held = Buffer.concat([held], Math.min(maxBytes, 2 * bytes));
    piece.copy(held, from);
  }
  return held.subarray(0, bytes);
}
