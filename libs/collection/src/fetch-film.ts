import { retryPause } from '#contracts/retry-pause.js';
import { delay } from '#contracts/delay.js';
import { readContentRange } from './content-range.js';
import { demandHaste } from './demand-haste.js';
import type { Fetching, OnProgress } from './fetching.js';
import type { FilmAnswer } from './film-source.js';
import type { PartFile } from './part-file.js';
import type { WantedFile } from './wanted-film.js';

/** A camera's word of how long a film is may be as far off as a crash: some seconds. */
const LEAST_MOST_BYTES = 64 * 1024 * 1024;

/** Fetches what is missing of a film. A connection that breaks is made again while it brings something. */
export async function fetchFilm(
  fetching: Fetching,
  film: WantedFile,
  part: PartFile,
  onProgress: OnProgress,
): Promise<void> {
  const { source, patience, clock, random, signal, broke } = fetching;
  // The most there ever was: a part that is begun again and again is no progress.
  let most = part.size;
  for (let failures = 0; ;) {
    try {
      return await fetchOnce(fetching, film, part, onProgress);
    } catch (error) {
      signal.throwIfAborted();
      failures = part.size >= most + patience.least.bytes ? 1 : failures + 1;
      most = Math.max(most, part.size);
      if (!source.mayPass(error) || failures >= patience.attempts) throw error;
      broke?.(error);
      await delay(clock, retryPause(failures - 1, patience.pause, random), signal);
    }
  }
}

async function fetchOnce(
  { source, patience, pace, clock, signal }: Fetching,
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
  if (total > mostOf(film)) throw source.broken(film, `it announced ${total} bytes`);
  const tooSlow = (): Error => source.broken(film, 'it came too slowly');
  for await (const piece of demandHaste(answer.chunks, patience.least, clock, tooSlow)) {
    if (part.size + piece.byteLength > total) {
      await part.restart(undefined);
      throw source.broken(film, `more came than the ${total} bytes of it`);
    }
    await part.append(piece);
    onProgress(part.size, total);
    await pace(piece.byteLength);
    signal.throwIfAborted();
  }
  if (part.size !== total) throw source.broken(film, `it ended after ${part.size} of ${total} bytes`);
}

/** A film that a crash left behind may be longer than was told of it before; nothing is without a bound. */
function mostOf({ bytes, form }: WantedFile): number {
  return form === undefined ? Math.max(2 * bytes, LEAST_MOST_BYTES) : Infinity;
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
