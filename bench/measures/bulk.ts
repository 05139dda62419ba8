import type { BulkAnswer } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Figure, Sample } from '../figure.js';
import type { Measure } from '../measure.js';
import { CAMERAS, startCameras, startUp } from '../parts/fleet.js';
import { about, probeFilm } from '../parts/recordings.js';
import type { Scene } from '../parts/scene.js';

const DURATION_MS = 10_000;
const FRAMES = { least: 299, most: 301 };

const ANSWER: Figure = { what: '`POST /recordings` for 3 cameras → its answer', unit: 'ms' };
const STARTED: Figure = {
  what: 'the same request → the third `recording.started` at an SSE reader',
  unit: 'ms',
};
const SPREAD: Figure = { what: '`startedAt`, latest minus earliest of the 3 films', unit: 'ms' };
const CLOCK: Figure = { what: '`clockErrorMs`: how far a film says its `startedAt` may be off', unit: 'ms' };
const API_FRAMES: Figure = { what: 'frames per film of 10 s, by the API', unit: 'frames', limit: FRAMES };
const API_ERROR: Figure = { what: 'duration of a film minus 10 s, by the API', unit: 'ms' };
const FILM_FRAMES: Figure = { what: 'frames per film of 10 s, by ffprobe', unit: 'frames', limit: FRAMES };
const FILM_ERROR: Figure = { what: 'duration of a film minus 10 s, by ffprobe', unit: 'ms' };

export const bulk: Measure = {
  name: 'bulk',
  what: 'three cameras record 10 s by one call: when they begin and what the films hold',
  async run(scene) {
    await startUp(scene);
    await startCameras(scene, CAMERAS);
    const events = await scene.events();
    const asked = performance.now();
    const begun = await recordAll(scene);
    const answered = performance.now();
    const started = await Promise.all(begun.map((r) => events.next('recording.started', about(r))));
    await Promise.all(begun.map((r) => events.next('recording.saved', about(r), 30_000)));
    const films = await Promise.all(begun.map((r) => saved(scene, r)));
    return [
      { figure: ANSWER, value: answered - asked },
      { figure: STARTED, value: Math.max(...started.map(({ at }) => at)) - asked },
      { figure: SPREAD, value: spread(films.map(({ startedAt }) => Date.parse(startedAt))) },
      ...films.flatMap(byTheApi),
      ...(await byFfprobe(scene, films)),
    ];
  },
};

async function recordAll({ place }: Scene): Promise<Recording[]> {
  const response = await place.call('POST', '/recordings', { cameras: 'all', durationMs: DURATION_MS });
  const text = await response.text();
  if (response.status !== 201) throw new Error(`${response.status} instead of 201: ${text}`);
  const { items } = JSON.parse(text) as BulkAnswer;
  return items.flatMap((item) => (item.ok ? [item.recording] : []));
}

function saved({ place }: Scene, { cameraId, id }: Recording): Promise<Recording> {
  return place.get<Recording>(`/cameras/${cameraId}/recordings/${id}`);
}

function byTheApi({ frames, durationMs, clockErrorMs }: Recording): Sample[] {
  return [
    { figure: API_FRAMES, value: frames },
    { figure: API_ERROR, value: durationMs - DURATION_MS },
    ...(clockErrorMs === undefined ? [] : [{ figure: CLOCK, value: clockErrorMs }]),
  ];
}

async function byFfprobe(scene: Scene, films: readonly Recording[]): Promise<Sample[]> {
  const probed = await Promise.all(films.map((film) => probeFilm(scene, film)));
  return probed.flatMap((film) => {
    if (!film) return [];
    const error = film.seconds * 1000 - DURATION_MS;
    return [
      { figure: FILM_FRAMES, value: film.frames },
      { figure: FILM_ERROR, value: error },
    ];
  });
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
