import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { filmOnDisk } from '../../../test/e2e/support/film-on-disk.js';
import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { startCameras, startUp } from '../../parts/fleet.js';
import { record } from '../../parts/recordings.js';

const GONE: Figure = {
  what: 'SIGTERM to an agent in mid-recording → its process has ended',
  unit: 'ms',
  limit: { most: 5000 },
};
const LOST: Figure = {
  what: 'SIGTERM − the end of the film that it left',
  unit: 'ms',
  limit: { most: 1000 },
};
const WRONG: Figure = {
  what: 'what the sidecar of that film has wrong, its state beside `saved` counted',
  unit: 'claims',
  limit: { most: 0 },
};

const ID = 'cam-1';
const RECORDED_MS = 5000;
/** The film is written each half second, so the end falls elsewhere within a second in each run. */
const GOLDEN = 0.618;

export const stop: Measure = {
  name: 'stop',
  what: 'how soon an agent that is told to end while it records is gone, and what film it leaves',
  async run(scene, run) {
    await startUp(scene);
    const [camera] = await startCameras(scene, [ID]);
    if (!camera) throw new Error('no camera');
    await record(scene, ID, {});
    await pause(RECORDED_MS + ((run * GOLDEN) % 1) * 1000);
    const [asked, askedAt] = [performance.now(), Date.now()];
    const ended = once(camera.child, 'exit').then(() => performance.now());
    camera.child.kill('SIGTERM');
    const gone = (await ended) - asked;

    const { recording, wrong } = await filmOnDisk(scene.place.dataDir, ID);
    const isSaved = recording.state === 'saved';
    return [
      { figure: GONE, value: gone },
      { figure: LOST, value: askedAt - Date.parse(recording.startedAt) - recording.durationMs },
      { figure: WRONG, value: wrong.length + (isSaved ? 0 : 1) },
    ];
  },
};
