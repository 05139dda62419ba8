import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Who plays a film, or reads it for anything else, does not read it to its end. */
const GONE = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'];

/** Gives a film to its reader, until either of them ends. Rejects where the film breaks off. */
export async function feed(
  film: AsyncIterable<Uint8Array>,
  reader: NodeJS.WritableStream,
  then: { readonly end: boolean },
): Promise<void> {
  try {
    await pipeline(Readable.from(film), reader, then);
  } catch (error) {
    if (!GONE.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
