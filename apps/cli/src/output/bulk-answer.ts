import type { Problem } from '#contracts/errors/problem.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import type { Output } from './output.js';
import { problemLine } from './problem-line.js';

interface Done {
  readonly cameraId: string;
  readonly ok: true;
}

interface Refused {
  readonly cameraId: string;
  readonly ok: false;
  readonly error: Problem;
}

/** What the API answers to a call for many cameras: something of each. */
export interface Bulk<T extends Done> {
  readonly items: readonly (T | Refused)[];
}

/** Prints each camera's answer, or all of them as JSON; refusals on standard error; partial success is a failure. */
export function printBulk<T extends Done>(
  answer: Bulk<T>,
  { json, output }: { readonly json: boolean; readonly output: Output },
  line: (done: T) => string,
): ExitCode {
  if (json) output.json(answer);
  else
    for (const item of answer.items) {
      if (item.ok) output.line(line(item));
      else output.note(problemLine(item.cameraId, item.error));
    }
  return answer.items.every(({ ok }) => ok) ? EXIT.done : EXIT.failed;
}
