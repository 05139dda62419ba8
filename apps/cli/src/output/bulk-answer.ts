import type { BulkAnswer } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import type { Output } from './output.js';
import { problemLine } from './problem-line.js';

/** Prints each camera's answer, refusals on standard error; partial success is a failure. */
export function printBulk(
  answer: BulkAnswer,
  output: Output,
  line: (recording: Recording) => string,
): ExitCode {
  for (const item of answer.items) {
    if (item.ok) output.line(line(item.recording));
    else output.note(problemLine(item.cameraId, item.error));
  }
  return bulkExitCode(answer);
}

export function bulkExitCode(answer: BulkAnswer): ExitCode {
  return answer.items.every((item) => item.ok) ? EXIT.done : EXIT.failed;
}
