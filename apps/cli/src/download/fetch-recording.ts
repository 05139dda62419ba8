import { ApiError } from '#client/api-error.js';
import { backOff } from '#client/back-off.js';
import { unreachable } from '#client/http/failures.js';
import type { OpenAnswer } from '#client/http/http.js';
import type { Client } from '../client/client.js';
import { recordingPath } from '../client/fleet-api.js';
import { delay } from '#runtime/delay.js';
import { readContentRange } from './content-range.js';
import type { PartFile } from './part-file.js';
import type { Pace } from './rate-limit.js';
import type { WantedFile } from './wanted-film.js';

const IDLE_MS = 30_000;
/** Attempts in a row that bring nothing new. */
const MOST_ATTEMPTS = 5;

/** Is told how many bytes there are, of how many. */
export type OnProgress = (bytes: number, total: number) => void;

/** Fetches what is missing of a recording. A connection that breaks is made again while it brings something. */
export async function fetchRecording(
  client: Client,
  recording: WantedFile,
  part: PartFile,
  onProgress: OnProgress,
  pace: Pace,
): Promise<void> {
  // The most there ever was: a part that is begun again and again is no progress.
  let most = part.size;
  for (let failures = 0; ;) {
    try {
      return await fetchOnce(client, recording, part, onProgress, pace);
    } catch (error) {
      failures = part.size > most ? 1 : failures + 1;
      most = Math.max(most, part.size);
      const mayPass = error instanceof ApiError && error.kind !== 'refused';
      if (!mayPass || failures === MOST_ATTEMPTS) throw error;
      await delay(client.clock, backOff(failures, undefined, client.random), client.signal);
    }
  }
}

async function fetchOnce(
  { rollcall: { http } }: Client,
  recording: WantedFile,
  part: PartFile,
  onProgress: OnProgress,
  pace: Pace,
): Promise<void> {
  // Nothing is missing: the check of its content will tell whether it is right.
  if (part.etag !== undefined && part.size === recording.bytes) return;
  const resume = part.etag && { range: `bytes=${part.size}-`, 'if-range': part.etag };
  const answer = await http.open(pathOf(recording), { headers: { ...resume }, idleMs: IDLE_MS });
  if (!(await accepted(answer, part)))
    throw unreachable(http.target.base, 'it gave another part than was asked for');
  const total = totalOf(answer, recording);
  for await (const piece of answer.chunks) {
    await part.append(piece);
    onProgress(part.size, total);
    await pace(piece.byteLength);
  }
  if (part.size !== total)
    throw unreachable(http.target.base, `it ended after ${part.size} of ${total} bytes`);
}

function pathOf({ cameraId, id, form, path }: WantedFile): string {
  if (path !== undefined) return path;
  return `${recordingPath(cameraId, id)}/video${form === undefined ? '' : `?form=${form}`}`;
}

/** Makes the part ready for the answer's bytes; false, with nothing left of it, where they do not belong to it. */
async function accepted({ status, headers }: OpenAnswer, part: PartFile): Promise<boolean> {
  if (status === 206 && readContentRange(headers.get('content-range'))?.start === part.size) return true;
  await part.restart(headers.get('etag'));
  return status === 200;
}

function totalOf({ status, headers }: OpenAnswer, recording: WantedFile): number {
  const told =
    status === 206 ? readContentRange(headers.get('content-range'))?.total : headers.get('content-length');
  return Number(told ?? recording.bytes);
}
