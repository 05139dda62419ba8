import type { Running } from '#runtime/running.js';
import type { Part } from './layers.js';

/** Puts what starts into its layer as soon as it runs. */
export async function startPart<T extends Running>(
  layer: Part[],
  name: string,
  starting: Promise<T>,
): Promise<T> {
  const running = await starting;
  layer.push({ name, running });
  return running;
}

/** Waits until both have started or failed, then throws what one of them failed with. */
export async function bothStarted<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}
