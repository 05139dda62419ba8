import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** Aborted when the reader of an answer leaves, or has all of it. */
export function untilClosed(response: ServerResponse): AbortSignal {
  const left = new AbortController();
  response.once('close', () => left.abort());
  return left.signal;
}

/**
 * Passes an agent's answer on as fast as the reader takes it; `passed` hears of its bytes, `broke` why it ended before
 * its end. Never rejects: what was sent cannot be taken back.
 */
export async function passOn(
  from: IncomingMessage,
  to: ServerResponse,
  passed: (bytes: number) => void,
  broke: (error: NodeJS.ErrnoException) => void,
): Promise<void> {
  // Node warns of a leak from eleven on, and a pipeline alone listens to the end in half as many places.
  to.setMaxListeners(20);
  from.on('data', (chunk: Buffer) => passed(chunk.length));
  try {
    await pipeline(from, to);
  } catch (error) {
    broke(error as NodeJS.ErrnoException);
  }
}
