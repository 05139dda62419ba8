import type { ServerResponse } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraUnit } from '../../domain/camera/camera-unit.js';
import { LIVE_MODES, type LiveMode } from '../../domain/live/live-piece.js';
import { LiveAnswer } from './live-answer.js';

/** Sends the live picture for as long as somebody reads, and the camera is open. Resolves when the answer has ended. */
export async function sendLive(
  camera: Pick<CameraUnit, 'watch'>,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const mode = modeOf(query.get('mode') ?? 'full');
  const closed = new Promise((resolve) => response.once('close', resolve));
  const answer = new LiveAnswer(response);
  // Not written yet: a refusal is still possible.
  response.setHeaders(
    new Map([
      ['Content-Type', 'video/mp4'],
      ['Cache-Control', 'no-store'],
    ]),
  );
  const leave = camera.watch(mode, answer);
  response.flushHeaders();
  await closed;
  leave();
}

function modeOf(text: string): LiveMode {
  const mode = LIVE_MODES.find((each) => each === text);
  if (mode) return mode;
  throw new RollcallError('invalid-request', 'There is no such mode of a live picture.', {
    fields: [`mode must be one of ${LIVE_MODES.join(', ')}`],
  });
}
