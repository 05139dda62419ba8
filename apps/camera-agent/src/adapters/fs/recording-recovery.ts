import { stat } from 'node:fs/promises';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording, RecordingGap } from '#contracts/messages/recording.js';
import type { Logger } from '#contracts/ports/logger.js';
import { diskError } from './disk-error.js';
import { hashFilm } from './film-hash.js';
import { type RepairedFilm, repairFilm } from './film-repair.js';
import type { RecordingStore } from './recording-store.js';
import { type RepairedTimes, repairTimes } from './times-repair.js';

const MAX_NOTE = 500;
const UNREADABLE: ErrorCode = 'disk-failed';
const NOTHING_STANDS =
  'Nothing of the film can be played: the agent ended before its first frame was on disk, or what was there is damaged.';

interface RecoveryTools {
  readonly store: RecordingStore;
  readonly hurry: AbortSignal;
  readonly logger: Logger;
  readonly repair: typeof repairFilm;
}

/**
 * Repairs what a crash or a power cut left behind; to be run before anything is recorded. Gives the recordings that it
 * closed, as `recovered` or, where nothing of the film stands, `failed`. Films without a sidecar are logged. Once
 * `hurry` aborts, films go without their SHA-256: reading long ones would keep the camera closed.
 */
export async function recoverRecordings(
  store: RecordingStore,
  hurry: AbortSignal,
  logger: Logger,
  repair = repairFilm,
): Promise<Recording[]> {
  const { orphanFilms } = await store.tidy();
  for (const film of orphanFilms) {
    logger.warn({ film }, 'A film without a sidecar lies in the recordings folder: it is not listed.');
  }
  const closed: Recording[] = [];
  for (const recording of (await store.list()).filter(isOpen)) {
    const repaired = await recoverOne(recording, { store, hurry, logger, repair });
    await store.saveOrKeep(repaired);
    logger.warn(
      { recordingId: repaired.id, note: repaired.note },
      'A recording that had been cut off was closed.',
    );
    // What cannot be read again and again is told once.
    if (repaired.state !== recording.state) closed.push(repaired);
  }
  return closed;
}

/** Nobody knows yet what stands of it; also where an earlier start was not able to read what is there. */
function isOpen(recording: Recording): boolean {
  const { state } = recording;
  return state === 'recording' || state === 'saving' || isUnread(recording);
}

function isUnread({ state, reason, frames, bytes }: Recording): boolean {
  return state === 'failed' && reason === UNREADABLE && frames === 0 && bytes > 0;
}

/** As it is known now: what was being recorded goes on. What an earlier start was not able to read may be read now. */
function interrupted(found: Recording): Recording {
  const { reason: _, ...known } = found;
  if (isUnread(found)) return known;
  return found.state === 'recording' ? { ...found, goesOn: true } : found;
}

async function recoverOne(
  found: Recording,
  { store, hurry, logger, repair }: RecoveryTools,
): Promise<Recording> {
  const recording = interrupted(found);
  try {
    const path = await store.filmPath(recording.id);
    const film = await repair(path);
    if (!film) return failed(recording, NOTHING_STANDS);
    const times = await timesOf(store, recording, film, logger);
    return recovered(recording, film, times, await hashFilm(path, hurry, logger));
  } catch (error) {
    if (error instanceof RollcallError) return failed(recording, 'There is no film beside the sidecar.');
    return unread(recording, await sizeOf(store, recording), error);
  }
}

/** It is looked at again by the next start: a disk may be read then that cannot be now. */
function unread(recording: Readonly<Recording>, bytes: number, error: unknown): Recording {
  const note = `The film cannot be read now, which the next start tries again: ${String(error)}`;
  const { lastFrame: _, clockAtEnd: _1, ...rest } = recording;
  const nothing = { frames: 0, durationMs: 0, bytes };
  return { ...rest, ...nothing, state: 'failed', reason: UNREADABLE, note: note.slice(0, MAX_NOTE) };
}

async function sizeOf(store: RecordingStore, { id, bytes }: Recording): Promise<number> {
  const { film } = await store.paths(id);
  return stat(film).then(
    ({ size }) => size,
    () => bytes,
  );
}

/** Where the file of them cannot be repaired, they are those of evenly spaced frames. */
async function timesOf(
  store: RecordingStore,
  { id, timeSource: source, startedAt, clockErrorMs, firstFrame }: Readonly<Recording>,
  { frames, durationMs }: RepairedFilm,
  logger: Logger,
): Promise<RepairedTimes> {
  const asked = firstFrame?.index ?? 0;
  try {
    return await repairTimes(await store.paths(id), frames, { source, startedAt, clockErrorMs }, asked);
  } catch (error) {
    logger.error({ recordingId: id, error: String(error) }, 'The times of a film cannot be repaired.');
    const frameMs = durationMs / frames;
    const unfinished = diskError(error, 'the times of the frames were being repaired');
    const askedMs = asked < frames ? asked * frameMs : undefined;
    return { fromFilm: 0, askedMs, lastMs: (frames - 1) * frameMs, unfinished };
  }
}

function recovered(
  recording: Readonly<Recording>,
  film: RepairedFilm,
  times: RepairedTimes,
  hash: { sha256?: string },
): Recording {
  const { frames, bytes } = film;
  // Its end is known, and stands: only the SHA-256 was missing.
  if (recording.state === 'saving' && recording.frames === frames && recording.bytes === bytes)
    return { ...recording, state: 'recovered', ...hash, note: wholeNote(recording) };
  return cutOff(recording, film, times, hash);
}

function wholeNote({ note }: Readonly<Recording>): string {
  const whole = 'The agent ended while it measured the film, which is whole.';
  return (note === undefined ? whole : `${note} ${whole}`).slice(0, MAX_NOTE);
}

/** What it says of its last frame, if anything, it says of one that may be lost. */
function cutOff(
  { gaps, gapCount, firstFrame, clockAtEnd: _, ...recording }: Readonly<Recording>,
  { frames, durationMs, bytes, unfinished }: RepairedFilm,
  times: RepairedTimes,
  hash: { sha256?: string },
): Recording {
  const { askedMs, lastMs } = times;
  const lastAt = new Date(Date.parse(recording.startedAt) + lastMs).toISOString();
  return {
    ...recording,
    state: 'recovered',
    frames,
    durationMs: askedMs === undefined ? 0 : Math.round((durationMs - askedMs) * 1000) / 1000,
    ...(firstFrame && askedMs !== undefined && { firstFrame }),
    lastFrame: { index: frames - 1, at: lastAt },
    ...gapsWithin(frames, recording.droppedFrames, gaps, gapCount),
    bytes,
    ...hash,
    note: noteOf(frames, unfinished, times),
  };
}

/** Gaps behind the end of what stands are none any more. */
function gapsWithin(
  frames: number,
  droppedFrames: number,
  gaps: readonly RecordingGap[] = [],
  gapCount = 0,
): Pick<Recording, 'droppedFrames' | 'gaps' | 'gapCount'> {
  const lost = gaps.filter(({ index }) => index >= frames);
  const left = gaps.filter(({ index }) => index < frames);
  const gone = lost.reduce((sum, gap) => sum + gap.frames, 0);
  return {
    droppedFrames: droppedFrames - gone,
    ...(gapCount > lost.length && { gapCount: gapCount - lost.length, gaps: left }),
  };
}

function noteOf(frames: number, unfinished: RepairedFilm['unfinished'], times: RepairedTimes): string {
  const { fromFilm } = times;
  const sentences = [
    `The agent ended during the recording; ${frames} frames were on disk and stand.`,
    ...(fromFilm > 0 ? [`The times of the last ${fromFilm} are those of the film, to 11 µs.`] : []),
    ...[unfinished, times.unfinished].flatMap((error) => error?.message ?? []),
  ];
  return sentences.join(' ').slice(0, MAX_NOTE);
}

function failed(recording: Readonly<Recording>, note: string): Recording {
  const { firstFrame: _, lastFrame: _1, clockAtEnd: _2, gaps: _3, gapCount: _4, ...rest } = recording;
  return { ...rest, frames: 0, durationMs: 0, bytes: 0, state: 'failed', note: note.slice(0, MAX_NOTE) };
}
