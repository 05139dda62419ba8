import type { Figure } from '../figure.js';
import type { Measure } from '../measure.js';
import { startCameras, startUp } from '../parts/fleet.js';
import { megabytes } from '../parts/megabytes.js';
import { about, record } from '../parts/recordings.js';
import { peakMemory } from '../../test/e2e/support/processes.js';

const PEAK: Figure = {
  what: 'peak of an agent, from its start to the end of a recording of 10 s at 640×480',
  unit: 'MB',
  limit: { most: 200 },
};
const BEFORE: Figure = { what: 'of it, the peak before the recording', unit: 'MB' };

const ID = 'cam-1';

export const memoryAgent: Measure = {
  name: 'memory-agent',
  what: 'the most resident memory of an agent that records 640×480 for 10 s',
  async run(scene) {
    await startUp(scene);
    const [camera] = await startCameras(scene, [ID]);
    if (!camera) throw new Error('no camera');
    const events = await scene.events();
    const before = await peakMemory(camera.pid);
    const recording = await record(scene, ID, { durationMs: 10_000 });
    await events.next('recording.saved', about(recording), 30_000);
    return [
      { figure: BEFORE, value: megabytes(before) },
      { figure: PEAK, value: megabytes(await peakMemory(camera.pid)) },
    ];
  },
};
