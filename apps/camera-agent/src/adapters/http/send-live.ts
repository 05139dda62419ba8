import type { ServerResponse } from 'node:http';
import type { Clock } from '#contracts/ports/clock.js';
import type { CameraUnit } from '../../domain/camera/camera-unit.js';
import { liveMode } from '#live/domain/live-mode.js';
import { LiveAnswer } from '#live/live-answer.js';

/**
 * Sends the live picture for as long as somebody reads, and the camera is open. Resolves with the pictures that the
 * reader missed, when the answer has ended.
 */
export async function sendLive(
  camera: Pick<CameraUnit, 'watch'>,
  query: URLSearchParams,
  response: ServerResponse,
  clock: Clock,
): Promise<number> {
  const mode = liveMode(query.get('mode') ?? 'full');
  // Not yet sent: the camera may refuse.
  response.setHeader('Content-Type', 'video/mp4');
  response.setHeader('Cache-Control', 'no-store');
  if (response.req.method === 'HEAD') response.end();
  // Who left meanwhile is not told of again.
  if (response.writableEnded || response.destroyed) return 0;
  const closed = new Promise((resolve) => response.once('close', resolve));
  const answer = new LiveAnswer(response, clock);
  try {
    const leave = camera.watch(mode, answer);
    response.flushHeaders();
    await closed;
    leave();
  } finally {
    answer.stop();
  }
  return answer.missed;
}
