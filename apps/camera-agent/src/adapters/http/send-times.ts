import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraUnit } from '../../domain/camera/camera-unit.js';
import { type FinishedFile, sendFile } from './send-file.js';

/** Two days at 30 frames a second: no film is so long, and a file that is more is none of ours. */
const MAX_TIMES_BYTES = 64 * 1024 * 1024;

/**
 * Sends the times of a finished recording's frames, a "timecode format v2", from disk as fast as the reader takes them.
 * Rejects with a refusal that is not sent yet.
 */
export async function sendTimes(
  camera: Pick<CameraUnit, 'timesPath'>,
  recordingId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = await camera.timesPath(recordingId);
  const file = { path, type: 'text/plain; charset=utf-8', what: 'list of frame times' } as const;
  await refuseLong(file);
  await sendFile(request, response, file);
}

async function refuseLong({ path, what }: FinishedFile): Promise<void> {
  let bytes = 0;
  try {
    bytes = (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new RollcallError('unknown-recording', `The ${what} was deleted a moment ago.`, { cause: error });
  }
  if (bytes <= MAX_TIMES_BYTES) return;
  throw new RollcallError(
    'unsupported',
    `The ${what} has ${bytes} bytes: more than ${MAX_TIMES_BYTES} are not sent.`,
    {
      advice: 'Copy the file from the card of the camera: it lies beside the film.',
    },
  );
}
