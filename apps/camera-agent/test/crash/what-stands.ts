import { isDeepStrictEqual } from 'node:util';
import { recoverRecordings } from '#camera-agent/adapters/fs/recording-recovery.js';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import type { Recording } from '#contracts/messages/recording.js';
import { silentLogger } from '#testing/silent-logger.js';
import { type Spoil, spoilOpen } from './spoil-end.js';
import { sinceFrame, type StandingFilm, standingFilms } from './standing-films.js';
import { wrongInParts } from './wrong-in-parts.js';

export interface Standing {
  /** Capture time that was announced from the first frame on that is in no film. */
  readonly lostMs: number;
  /** What the sidecars, the frame times or the films have wrong. */
  readonly wrong: readonly string[];
  /** In the order in which they began. */
  readonly films: readonly StandingFilm[];
}

/**
 * Spoils what was being recorded in `folder`, repairs it as an agent does at its start, and looks at all of it;
 * `timesMs` were announced.
 */
export async function whatStands(
  folder: string,
  spoil: Spoil,
  timesMs: readonly number[],
): Promise<Standing> {
  await spoilOpen(folder, spoil);
  const store = await RecordingStore.open(folder, silentLogger, 'cam-1');
  const repaired = await recoverRecordings(store, new AbortController().signal, silentLogger);
  const listed = await store.list();
  const films = await standingFilms(store, listed.toReversed(), timesMs);
  const wrong = [
    ...wrongInList(listed, repaired),
    ...wrongInParts(films),
    ...films.flatMap((film) => film.wrong),
  ];
  return { lostMs: sinceFrame(lastWithoutGap(films), timesMs), wrong, films };
}

/** What was repaired is listed as it was told; all else was closed before. */
function wrongInList(listed: readonly Recording[], repaired: readonly Recording[]): string[] {
  const ids = new Set(repaired.map(({ id }) => id));
  const isSame = isDeepStrictEqual(onWire(listed.filter(({ id }) => ids.has(id))), onWire(repaired));
  const open = listed.filter(({ id, state }) => state !== 'saved' && !ids.has(id));
  return [
    ...(repaired.length === 0 ? ['nothing was repaired'] : []),
    ...(isSame ? [] : ['it is listed otherwise']),
    ...open.map(({ state }) => `a film that was not repaired: ${state}`),
  ];
}

/** Without the classes and the order that values had in between. */
function onWire(recordings: readonly Recording[]): unknown {
  return JSON.parse(JSON.stringify(recordings));
}

/** The last frame before the first that is in no film; the very first where none stands. */
function lastWithoutGap(films: readonly StandingFilm[]): number {
  let frames = 0;
  for (const film of films) if (film.from <= frames) frames = Math.max(frames, film.from + film.frames);
  return Math.max(0, frames - 1);
}
