import { keepsLimit, type Series } from './series.js';

/** What came of all runs of one measure. */
export interface Result {
  readonly measure: string;
  readonly series: readonly Series[];
  /** Why runs gave no figures. */
  readonly failures: readonly string[];
  /** Why it was not measured on this machine. */
  readonly leftOut?: string;
}

/** Whether every run gave its figures and every figure kept its limit. */
export function isGood({ series, failures }: Result): boolean {
  return failures.length === 0 && series.every((one) => keepsLimit(one) !== false);
}
