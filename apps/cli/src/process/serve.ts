import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { sentences } from '../output/sentence.js';
import { stopLayers, type Part } from './layers.js';
import { atMost } from '#runtime/at-most.js';

/** What is said of services once they run. */
export interface Serving {
  /** To the process that started this one. */
  readonly ready: object;
  /** To people. */
  readonly lines: readonly string[];
}

/** Readers of streams have two seconds for what was said last, and what the broker was told has three. */
const STOP_MS = 8000;
/** An agent finishes its recording, and knows itself when to wait no longer: within 4.7 s. */
export const AGENT_STOP_MS = 4800;

/**
 * Starts services, says where they are and runs them until the program is interrupted. `start` puts what runs into
 * the layers as it goes: what it began is stopped also where the rest of it fails or is interrupted.
 */
export async function serve(
  context: Context,
  start: (layers: Part[][]) => Promise<Serving>,
  stopMs = STOP_MS,
): Promise<ExitCode> {
  const layers: Part[][] = [];
  const starting = start(layers);
  const interrupted = aborted(context.signal);
  try {
    const serving = await Promise.race([starting, interrupted]);
    if (serving) await say(context, serving, interrupted);
  } catch (error) {
    await stop(context, starting, layers, stopMs);
    throw error;
  }
  return stop(context, starting, layers, stopMs);
}

async function say(
  { output, parent }: Context,
  { lines, ready }: Serving,
  interrupted: Promise<void>,
): Promise<void> {
  for (const line of lines) output.line(line);
  parent?.ready(ready);
  await interrupted;
}

async function stop(
  context: Context,
  starting: Promise<unknown>,
  layers: readonly Part[][],
  stopMs: number,
): Promise<ExitCode> {
  const { output, clock } = context;
  const end = clock.monotonic() + stopMs;
  // Why a start failed is told by whoever started; here it matters only that it is over.
  const startIsOver = await atMost(stopMs, Promise.allSettled([starting]), clock);
  if (!startIsOver) output.note('rollcall: The start was not over when it was to stop, and was ended.');
  const { hung, failed } = await stopLayers(layers, Math.max(0, end - clock.monotonic()), clock);
  for (const name of hung)
    output.note(`rollcall: ${name} did not stop within ${stopMs / 1000} s and was ended.`);
  for (const { name, error } of failed)
    output.note(`rollcall: ${sentences(`${name} did not stop well: ${text(error)}`)}`);
  return startIsOver && hung.length + failed.length === 0 ? EXIT.done : EXIT.failed;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
