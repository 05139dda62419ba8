import { readFragmentSamples } from './fragment-reader.js';
import type { RandomAccess } from './random-access.js';
import { readInit } from './recover.js';
import { msOf } from './sample-clock.js';

/**
 * When the frames of a film were captured as the film itself has it, to a tick: ms since the first frame, a list for
 * each fragment. Ends with the last whole fragment.
 */
export async function* filmTimes(file: RandomAccess): AsyncGenerator<number[]> {
  const init = await readInit(file);
  if (!init) return;
  let fragment = await readFragmentSamples(file, init.length);
  while (fragment) {
    let ticks = fragment.startTicks;
    const times: number[] = [];
    for (const { durationTicks } of fragment.samples) {
      times.push(msOf(ticks));
      ticks += durationTicks;
    }
    yield times;
    fragment = await readFragmentSamples(file, fragment.end);
  }
}
