import { appendFileSync } from 'node:fs';

/** Beside the file that ordered it: which fault has struck, and when, by the wall clock. `at` is on this process's clock. */
export function noteStruck(file, fault, at = performance.now()) {
  appendFileSync(`${file}.struck`, `${fault} ${Math.round(performance.timeOrigin + at)}\n`);
}
