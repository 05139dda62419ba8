import { retryPause } from '#contracts/retry-pause.js';
import { delay } from '#contracts/delay.js';
import { readContentRange } from './content-range.js';
import type { Fetching, OnProgress } from './fetching.js';
import type { FilmAnswer } from './film-source.js';
import type { PartFile } from './part-file.js';
import type { WantedFile } from './wanted-film.js';

/** Fetches what is missing of a film. A connection that breaks is made again while it brings something. */
export async function fetchFilm(
  fetching: Fetching,
  film: WantedFile,
  part: PartFile,
  onProgress: OnProgress,
): Promise<void> {
  const { source, patience, clock, random, signal } = fetching;
  // The most there ever was: a part that is begun again and again is no progress.
  let most = part.size;
  for (let failures = 0; ;) {
    try {
      return await fetchOnce(fetching, film, part, onProgress);
    } catch (error) {
      signal.throwIfAborted();
      failures = part.size > most ? 1 : failures + 1;
      most = Math.max(most, part.size);
      if (!source.mayPass(error) || failures >= patience.attempts) throw error;
      await delay(clock, retryPause(failures - 1, patience.pause, random), signal);
    }
  }
}

async function fetchOnce(
  { source, pace, signal }: Fetching,
  film: WantedFile,
  part: PartFile,
  onProgress: OnProgress,
): Promise<void> {
  // Nothing is missing: the check of its content will tell whether it is right.
  if (part.etag !== undefined && part.size === film.bytes) return;
  const resume = part.etag && { range: `bytes=${part.size}-`, 'if-range': part.etag };
  const answer = await source.open(film, { ...resume }, signal);
  if (!(await accepted(answer, part))) throw source.broken(film, 'it gave another part than was asked for');
  const total = totalOf(answer, film);
  for await (const piece of answer.chunks) {
    await part.append(piece);
    onProgress(part.size, total);
    await pace(piece.byteLength);
    signal.throwIfAborted();
  }
  if (part.size !== total) throw source.broken(film, `it ended after ${part.size} of ${total} bytes`);
}

/** Makes the part ready for the answer's bytes; false, with nothing left of it, where they do not belong to it. */
async function accepted({ status, header }: FilmAnswer, part: PartFile): Promise<boolean> {
  if (status === 206 && readContentRange(header('content-range'))?.start === part.size) return true;
  await part.restart(header('etag'));
  return status === 200;
}

function totalOf({ status, header }: FilmAnswer, film: WantedFile): number {
  const told = status === 206 ? readContentRange(header('content-range'))?.total : header('content-length');
  return Number(told ?? film.bytes);
}
