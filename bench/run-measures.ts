import type { Sample } from './figure.js';
import { runsOf, type Measure } from './measure.js';
import type { Keeper } from './parts/keeper.js';
import { Scene } from './parts/scene.js';
import type { Result } from './result.js';
import { seriesOf } from './series.js';

const DEADLINE_MS = 120_000;

export interface Plan {
  readonly measures: readonly Measure[];
  /** Of each measure; undefined for as many as it needs. */
  readonly runs: number | undefined;
  readonly keeper: Keeper;
  /** Ends the bench; its reason is thrown. */
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

/** Runs one measure after the other. A run that fails is told and counted, and the next one begins. */
export async function runMeasures(plan: Plan): Promise<Result[]> {
  const results: Result[] = [];
  for (const measure of plan.measures) {
    const leftOut = measure.hindrance?.();
    if (leftOut !== undefined) plan.tell(`${measure.name}: left out. ${leftOut}`);
    results.push(
      leftOut === undefined
        ? await runMeasure(measure, plan)
        : { measure: measure.name, series: [], failures: [], leftOut },
    );
  }
  return results;
}

async function runMeasure(measure: Measure, plan: Plan): Promise<Result> {
  const { signal, tell } = plan;
  const runs = runsOf(measure, plan.runs);
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
  samples.push(...(measure.pooled?.(samples) ?? []));
  return { measure: measure.name, series: seriesOf(samples), failures };
}

async function runOnce(measure: Measure, run: number, { signal, keeper }: Plan): Promise<readonly Sample[]> {
  const { deadlineMs = DEADLINE_MS } = measure;
  const late = new AbortController();
  const reason = new Error(`not over within ${deadlineMs / 1000} s`);
  const timer = setTimeout(() => late.abort(reason), deadlineMs);
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
