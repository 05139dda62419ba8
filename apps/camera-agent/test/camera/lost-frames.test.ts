import { eventually } from '#testing/eventually.js';
import { type ScriptedCamera, scriptedCamera } from './scripted-camera.js';

/** The next key frame is the film's first. */
async function begin({ camera, driver }: ScriptedCamera): Promise<void> {
  driver.give(1);
  const starting = camera.startRecording({});
  await eventually('the request for a key frame', () => driver.keyFrameRequests > 0);
  driver.give(1);
  await starting;
}

test('frames that no driver tells of are known by their capture times', async () => {
  const made = await scriptedCamera();
  await begin(made);
  made.driver.give(9);
  made.driver.skip(5);
  made.driver.give(10);
  const saved = await made.camera.stopRecording({});
  expect(saved).toMatchObject({ state: 'saved', frames: 20, droppedFrames: 5 });
  expect(saved.gaps).toEqual([{ index: 10, frames: 5, cause: 'camera' }]);
  expect(made.camera.counts.droppedFrames).toBe(5);
});

test('a camera without a clock of its own has them known by a hole in what arrives', async () => {
  const made = await scriptedCamera();
  made.driver.timeSource = 'arrival';
  await begin(made);
  made.driver.give(9);
  made.driver.skip(8);
  made.driver.give(10);
  made.driver.skip(2);
  made.driver.give(10);
  const saved = await made.camera.stopRecording({});
  expect(saved).toMatchObject({ timeSource: 'arrival', frames: 30, droppedFrames: 8, gapCount: 1 });
});
