import type { Sample } from './figure.js';
import type { Scene } from './parts/scene.js';

/** One part of the path, measured on programs that are started for it alone. */
export interface Measure {
  /** For `--only`. */
  readonly name: string;
  readonly what: string;
  /** Measures once; `run` counts from 0. */
  run(scene: Scene, run: number): Promise<readonly Sample[]>;
}
