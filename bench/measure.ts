import type { Sample } from './figure.js';
import type { Scene } from './parts/scene.js';

/** One part of the path, measured on programs that are started for it alone. */
export interface Measure {
  /** For `--only`. */
  readonly name: string;
  readonly what: string;
  /** Why it cannot be measured on this machine, and what to do about it. */
  readonly hindrance?: () => string | undefined;
  /** How often it runs unless the user says otherwise; 5 where it does not say. */
  readonly runs?: number;
  /** Within which a run is over; two minutes where it does not say. */
  readonly deadlineMs?: number;
  /** Measures once; `run` counts from 0. */
  run(scene: Scene, run: number): Promise<readonly Sample[]>;
  /** What all runs together show. */
  readonly pooled?: (samples: readonly Sample[]) => readonly Sample[];
}

const RUNS = 5;

export function runsOf(measure: Measure, wanted: number | undefined): number {
  return wanted ?? measure.runs ?? RUNS;
}
