import type { Clock } from '#contracts/ports/clock.js';
import type { Running } from '#runtime/running.js';
import { atMost } from '#runtime/at-most.js';

/** A part that runs, and what it is called where it does not stop. */
export interface Part {
  readonly name: string;
  readonly running: Running;
}

export interface Stopped {
  /** The parts that had not stopped at the deadline. */
  readonly hung: readonly string[];
  readonly failed: readonly { readonly name: string; readonly error: unknown }[];
}

/**
 * Stops layers of parts, the last first: what was started later needs what was started earlier, to say good-bye over
 * it. The parts of a layer stop together. Never rejects, and returns at the deadline.
 */
export async function stopLayers(
  layers: readonly (readonly Part[])[],
  deadlineMs: number,
  clock: Clock,
): Promise<Stopped> {
  const open = new Set(layers.flat());
  const failed: { name: string; error: unknown }[] = [];
  const stop = async (part: Part): Promise<void> => {
    try {
      await part.running.close();
    } catch (error) {
      failed.push({ name: part.name, error });
    }
    open.delete(part);
  };
  const stopAll = async (): Promise<void> => {
    for (const layer of [...layers].reverse()) await Promise.all(layer.map(stop));
  };
  await atMost(deadlineMs, stopAll(), clock);
  return { hung: [...open].map(({ name }) => name), failed };
}
