import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Recording } from '#contracts/messages/recording.js';
import { filmOnDisk } from '../../test/e2e/support/film-on-disk.js';
import { frameNumbers, missingIn } from '../../test/e2e/support/frame-numbers.js';
import { rightAgain } from '../../test/e2e/support/right-again.js';
import type { Figure, Sample } from '../figure.js';
import { record } from './recordings.js';
import type { Scene } from './scene.js';

/** What goes, and comes back. */
export interface Outage {
  leave(): Promise<unknown>;
  /** Resolves when all of it is there again. */
  comeBack(): Promise<unknown>;
}

export interface OutageFigures {
  readonly right: Figure;
  readonly behind: Figure;
  readonly film: Figure;
  readonly missing: Figure;
  readonly dropped: Figure;
  readonly wrong: Figure;
}

export const GONE_S = 60;
const BEFORE_MS = 3000;
const AFTER_MS = 3000;
const RIGHT_MS = 60_000;
/** An agent tells its state when it connects, and every so often. */
const BEAT_MS = 10_000;

/** `what` is gone for that long. */
export function outageFigures(what: string): OutageFigures {
  const gone = `${what} gone for ${GONE_S} s in mid-recording`;
  const none = { most: 0 };
  return {
    right: {
      what: `${gone}: all is back → \`GET /cameras/{id}\` shows the recording, with a length that was told since`,
      unit: 'ms',
      limit: { most: 5000 },
    },
    behind: {
      what: 'how far that length is behind the moment of the answer',
      unit: 'ms',
      limit: { most: BEAT_MS },
    },
    film: { what: 'frames in the finished film', unit: 'frames' },
    missing: {
      what: 'of the frames that the camera numbered from its first to its last, those not in the film',
      unit: 'frames',
      limit: none,
    },
    dropped: { what: 'dropped frames by its sidecar', unit: 'frames', limit: none },
    wrong: { what: 'what its sidecar has wrong', unit: 'claims', limit: none },
  };
}

/** Records with the camera `id` of the scene, which stands by, through an outage and a little longer. */
export async function throughOutage(
  scene: Scene,
  id: string,
  outage: Outage,
  figures: OutageFigures,
): Promise<Sample[]> {
  const begun = await record(scene, id, {});
  await pause(BEFORE_MS);
  await outage.leave();
  await pause(GONE_S * 1000);
  const since = Date.now();
  await outage.comeBack();
  const returned = performance.now();
  const shown = await rightAgain(scene.place, begun, since, RIGHT_MS);
  const right = performance.now() - returned;
  const behind = Date.now() - Date.parse(shown.startedAt) - shown.durationMs;
  await pause(AFTER_MS);
  const stopped = await scene.place.call('POST', `/cameras/${id}/recordings/${begun.id}/stop`);
  if (!stopped.ok) throw new Error(`${stopped.status} ${await stopped.text()}`);
  return [
    { figure: figures.right, value: right },
    { figure: figures.behind, value: behind },
    ...(await ofFilm(scene, (await stopped.json()) as Recording, figures)),
  ];
}

async function ofFilm({ place }: Scene, told: Recording, figures: OutageFigures): Promise<Sample[]> {
  const { path, recording, wrong } = await filmOnDisk(place.dataDir, told.cameraId);
  if (recording.state !== 'saved' || !isDeepStrictEqual(recording, told))
    throw new Error(`the film is ${JSON.stringify(recording)}, and was told as ${JSON.stringify(told)}`);
  const numbers = await frameNumbers(path, recording.width, recording.height);
  return [
    { figure: figures.film, value: numbers.length },
    { figure: figures.missing, value: missingIn(numbers) },
    { figure: figures.dropped, value: recording.droppedFrames },
    { figure: figures.wrong, value: wrong.length },
  ];
}
