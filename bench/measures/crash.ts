import { setTimeout as pause } from 'node:timers/promises';
import type { Recording } from '#contracts/messages/recording.js';
import type { Figure } from '../figure.js';
import type { Measure } from '../measure.js';
import { startCamera, startCameras, startUp } from '../parts/fleet.js';
import { about, probeFilm, record } from '../parts/recordings.js';

const LIMIT = { most: 1 };
const LOST: Figure = {
  what: 'SIGKILL in mid-recording: (kill − first frame) − duration of the recovered film, by the API',
  unit: 's',
  limit: LIMIT,
};
const LOST_FILM: Figure = { what: 'the same, duration by ffprobe', unit: 's', limit: LIMIT };
const OFFERED: Figure = {
  what: 'the agent spawned again → `recording.recovered` at an SSE reader',
  unit: 'ms',
};

const ID = 'cam-1';
const LEAST_MS = 3000;
/** The film is written each half second, so the kill falls elsewhere within a second in each run. */
const GOLDEN = 0.618;

export const crash: Measure = {
  name: 'crash',
  what: 'how much film is lost where an agent is killed while it records',
  async run(scene, run) {
    await startUp(scene);
    const [camera] = await startCameras(scene, [ID]);
    const events = await scene.events();
    const recording = await record(scene, ID, {});
    await pause(LEAST_MS + ((run * GOLDEN) % 1) * 1000);
    const killed = Date.now();
    camera?.child.kill('SIGKILL');

    const spawned = performance.now();
    startCamera(scene, ID);
    const { event, at } = await events.next('recording.recovered', about(recording), 30_000);
    const film = event.data as unknown as Recording;
    const probed = await probeFilm(scene, film);
    const recorded = (killed - Date.parse(film.startedAt)) / 1000;
    return [
      { figure: LOST, value: recorded - film.durationMs / 1000 },
      ...(probed ? [{ figure: LOST_FILM, value: recorded - probed.seconds }] : []),
      { figure: OFFERED, value: at - spawned },
    ];
  },
};
