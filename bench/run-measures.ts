import type { Sample } from './figure.js';
import type { Measure } from './measure.js';
import type { Keeper } from './parts/keeper.js';
import { Scene } from './parts/scene.js';
import type { Result } from './result.js';
import { seriesOf } from './series.js';

/** No run of any measure takes half as long. */
const RUN_MS = 120_000;

export interface Plan {
  readonly measures: readonly Measure[];
  readonly runs: number;
  readonly keeper: Keeper;
  /** Ends the bench; its reason is thrown. */
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

/** Runs one measure after the other. A run that fails is told and counted, and the next one begins. */
export async function runMeasures(plan: Plan): Promise<Result[]> {
  const results: Result[] = [];
  for (const measure of plan.measures) results.push(await runMeasure(measure, plan));
  return results;
}

async function runMeasure(measure: Measure, plan: Plan): Promise<Result> {
  const { runs, signal, tell } = plan;
  const samples: Sample[] = [];
  const failures: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    const title = `${measure.name} ${run + 1}/${runs}`;
    try {
      samples.push(...(await runOnce(measure, run, plan)));
      tell(`${title}: ${Math.round((performance.now() - began) / 1000)} s`);
    } catch (error) {
      signal.throwIfAborted();
      failures.push(`${title}: ${error instanceof Error ? error.message : String(error)}`);
      tell(`${failures.at(-1)}`);
    }
  }
  return { measure: measure.name, series: seriesOf(samples), failures };
}

async function runOnce(measure: Measure, run: number, { signal, keeper }: Plan): Promise<readonly Sample[]> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(`not over within ${RUN_MS / 1000} s`)), RUN_MS);
  const scene = await Scene.open(keeper);
  try {
    const givenUp = rejection(AbortSignal.any([signal, late.signal]));
    return await Promise.race([measure.run(scene, run), givenUp]);
  } finally {
    clearTimeout(timer);
    await scene.close();
  }
}

async function rejection(signal: AbortSignal): Promise<never> {
  signal.throwIfAborted();
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
