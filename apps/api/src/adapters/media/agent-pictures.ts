import type { IncomingMessage } from 'node:http';
import type { Refusals } from '#runtime/refusals.js';
import type { OpenPicture, PictureListener } from '../../domain/live/open-picture.js';
import { mediaFailure } from './media-failure.js';
import type { MediaPort } from './media-port.js';

/** Asks the agents for live pictures. */
export function agentPictures(
  media: MediaPort,
  refusals: Refusals,
  received: (bytes: number) => void,
): OpenPicture {
  return async ({ camera, mode }, listener, signal) => {
    const request = { method: 'GET', path: `/v1/live?mode=${mode}`, headers: {}, signal } as const;
    const answer = await media.ask(camera, 'live', request);
    if (answer.statusCode !== 200) throw await mediaFailure(camera, answer);
    answer.socket.setNoDelay(true);
    answer.on('data', (chunk: Buffer) => received(chunk.length));
    listen(answer, listener, (reason) => refusals.refuse('live-not-understood', { camera, reason }));
  };
}

/** It is read as fast as it comes, whoever watches: what is too much for a reader is never queued in front of it. */
function listen(answer: IncomingMessage, listener: PictureListener, refuse: (reason: string) => void): void {
  let why: unknown;
  answer.on('error', (error) => (why ??= error));
  answer.on('data', (chunk: Buffer) => {
    try {
      listener.bytes(chunk);
    } catch (error) {
      why ??= error;
      refuse((error as Error).message);
      answer.destroy();
    }
  });
  answer.once('close', () => listener.ended(why));
}
