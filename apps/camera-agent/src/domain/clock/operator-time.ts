/** The operator's time as far as this host knows it. Readings are only meaningful while `known` is true. */
export interface OperatorTime {
  /** False until a first clock reply arrived, and again once the last estimate has grown too old. */
  readonly known: boolean;
  /** Largest error of the estimate in milliseconds; Infinity while not known. */
  readonly errorMs: number;
  /** Operator unix milliseconds at an instant of `Clock.monotonic()`; the host's own wall clock while not known. */
  at(monotonicMs: number): number;
  /** Operator unix milliseconds now. */
  now(): number;
}
