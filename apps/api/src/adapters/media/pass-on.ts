import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** Aborted when the reader of an answer leaves, or has all of it. */
export function untilClosed(response: ServerResponse): AbortSignal {
  const left = new AbortController();
  response.once('close', () => left.abort());
  return left.signal;
}

/** Who ended it first, and the error that the other side made of that. */
export type Broke = (by: 'reader' | 'agent', error: unknown) => void;

/**
 * Passes an agent's answer on as fast as the reader takes it; `passed` hears of its bytes, `broke` why it ended before
 * its end. Never rejects: what was sent cannot be taken back.
 */
export async function passOn(
  from: IncomingMessage,
  to: ServerResponse,
  passed: (bytes: number) => void,
  broke: Broke,
): Promise<void> {
  // Node warns of a leak from eleven on, and a pipeline alone listens to the end in half as many places.
  to.setMaxListeners(20);
  // A reader that leaves ends the request to the agent, which then looks as if the agent had broken it off.
  let by: 'reader' | 'agent' | undefined;
  to.once('close', () => (by ??= 'reader'));
  from.once('error', () => (by ??= 'agent'));
  from.on('data', (chunk: Buffer) => passed(chunk.length));
  try {
    await pipeline(from, to);
  } catch (error) {
    broke(by ?? 'agent', error);
  }
}
