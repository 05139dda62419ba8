import { eventually } from '#testing/eventually.js';
import { type ScriptedCamera, type ScriptedDriver, scriptedCamera } from './scripted-camera.js';

/** A camera that can draw, which stands by; and what is drawn into its picture. */
async function drawing(): Promise<ScriptedCamera & { readonly drawn: (string | undefined)[] }> {
  const made = await scriptedCamera();
  const drawn: (string | undefined)[] = [];
  const driver: ScriptedDriver & { overlay?: (text: string | undefined) => void } = made.driver;
  driver.overlay = (text) => void drawn.push(text);
  driver.give(1);
  return { ...made, drawn };
}

test('the name of a camera stands in its picture for a while', async () => {
  const { camera, clock, drawn } = await drawing();
  expect(camera.identify(1000)).toBe(true);
  expect(drawn).toEqual(['cam-1']);
  clock.advance(1000);
  expect(drawn).toEqual(['cam-1', undefined]);
});

test('it is in no film: it goes when one begins, and does not come while one is made or a take is waited for', async () => {
  const { camera, driver, drawn } = await drawing();
  camera.held.take('take-1', 60_000);
  expect(camera.identify(1000)).toBe(false);
  camera.held.release('take-1');
  expect(camera.identify(1000)).toBe(true);
  const started = camera.startRecording({});
  expect(drawn).toEqual(['cam-1', undefined]);
  await eventually('the recording', async () => {
    driver.give(1);
    await new Promise(setImmediate);
    return camera.snapshot.recording?.state === 'recording';
  });
  await started;
  expect(camera.identify(1000)).toBe(false);
  expect(drawn).toEqual(['cam-1', undefined]);
});
