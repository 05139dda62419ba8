/** A signal, a reader of the output that went away, or the end of the process that started this one. */
export type InterruptionCause = 'signal' | 'output-closed' | 'parent-gone';

/** The reason of the program's AbortSignal: whatever waits for something ends with it. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(override readonly cause: InterruptionCause) {
    super(`interrupted: ${cause}`);
  }
}
