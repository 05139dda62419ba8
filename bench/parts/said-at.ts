import { on } from 'node:events';
import type { Rollcall } from '#testing/rollcall.js';

const DEADLINE_MS = 20_000;

/** The moment at which a program has said a text so many times, ms on this process's monotonic clock. */
export async function saidAt(
  program: Rollcall,
  output: 'stdout' | 'stderr',
  text: string,
  times = 1,
): Promise<number> {
  const said = (): boolean => program[output].split(text).length > times;
  const stream = program.child[output];
  if (!stream) throw new Error(`the program has no ${output}`);
  const pieces = on(stream, 'data', { signal: AbortSignal.timeout(DEADLINE_MS), close: ['end'] });
  try {
    while (!said() && !(await pieces.next()).done);
  } catch (error) {
    throw new Error(`not within ${DEADLINE_MS} ms: "${text}" on ${output}`, { cause: error });
  }
  const at = performance.now();
  await pieces.return?.();
  if (!said()) throw new Error(`the program ended before it said "${text}": ${program.stderr}`);
  return at;
}
