import type { Measure } from './measure.js';

/** Measures that belong together, as one script of package.json runs them. */
export interface Suite {
  /** Of that script. */
  readonly name: string;
  /** For the help: what it measures, and on what. */
  readonly about: string;
  /** Arguments that a reader may try. */
  readonly examples: readonly (readonly string[])[];
  /** In the order of the table. */
  readonly measures: readonly Measure[];
}
