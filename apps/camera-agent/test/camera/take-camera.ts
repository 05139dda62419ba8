import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { type ScriptedCamera, scriptedCamera, type ScriptedOptions } from './scripted-camera.js';
import { FPS, FRAME_MS } from './test-film.js';

export const TAKE = { takeId: 'take-1' };

/** The camera has given pictures for two seconds. */
export async function running(options: ScriptedOptions = {}): Promise<ScriptedCamera> {
  const camera = await scriptedCamera(options);
  camera.driver.obliging = false;
  camera.driver.give(1);
  await run(camera, 2 * FPS);
  return camera;
}

export async function run({ clock, driver }: ScriptedCamera, frames: number): Promise<void> {
  for (let count = 0; count < frames; count++) {
    clock.advance(FRAME_MS);
    driver.give(1);
    // Files are opened meanwhile.
    await new Promise(setImmediate);
  }
}

/** Gives frames until the work is done. */
export async function during<T>(camera: ScriptedCamera, work: Promise<T>): Promise<T> {
  let done = false;
  const settled = work.finally(() => (done = true));
  await eventually('the end of the work', async () => {
    if (!done) await run(camera, 1);
    return done;
  });
  return settled;
}

export function inMs({ time }: ScriptedCamera, ms: number): string {
  return new Date(time.now() + ms).toISOString();
}

export function began({ told }: ScriptedCamera, part = 1): Promise<Recording> {
  return eventually('the first frame', () =>
    told.findLast((each) => each.state === 'recording' && (each.part ?? 1) === part),
  );
}
