import type { IncomingMessage, ServerResponse } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraUnit } from '../../domain/camera/camera-unit.js';
import { sendFile } from './send-file.js';

/** Sends a fresh picture as a JPEG; `?width=` makes it smaller. Rejects with a refusal that is not sent yet. */
export async function sendStill(
  camera: Pick<CameraUnit, 'still'>,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const jpeg = await camera.still(widthOf(query.get('width')));
  response.writeHead(200, {
    'Content-Type': 'image/jpeg',
    'Content-Length': jpeg.length,
    'Cache-Control': 'no-store',
  });
  response.end(jpeg);
}

/** Sends the picture of a take from disk. Rejects with a refusal that is not sent yet. */
export async function sendStillOfTake(
  camera: Pick<CameraUnit, 'stills'>,
  takeId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = await camera.stills.path(takeId);
  await sendFile(request, response, { path, type: 'image/jpeg', what: 'still' });
}

function widthOf(text: string | null): number | undefined {
  if (text === null) return undefined;
  const width = /^\d{2,5}$/.test(text) ? Number(text) : NaN;
  if (width >= 16 && width <= 16_384) return width;
  throw new RollcallError('invalid-request', 'There is no such width of a picture.', {
    fields: ['width must be a whole number from 16 to 16384'],
  });
}
