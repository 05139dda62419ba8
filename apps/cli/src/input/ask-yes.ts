import { createInterface } from 'node:readline/promises';
import { usageError } from '../cli-error.js';
import type { Context } from '../context.js';
import { Interrupted } from '../interrupted.js';

/** Whether somebody at the terminal says yes. Throws a usage error, which names `--yes`, where nobody sits at one. */
export async function askYes({ stdin, output, signal }: Context, question: string): Promise<boolean> {
  if (stdin.isTTY !== true) throw usageError('Nobody can be asked here', 'Say --yes if it is to be done.');
  const lines = createInterface({ input: stdin, output: output.stderr, terminal: false });
  const left = new AbortController();
  // Ctrl-D closes it.
  lines.once('close', () => left.abort(new Interrupted('signal')));
  const either = AbortSignal.any([signal, left.signal]);
  try {
    output.note(`${question} [y/N]`);
    return /^y(es)?$/i.test((await lines.question('', { signal: either })).trim());
  } catch (error) {
    either.throwIfAborted();
    throw error;
  } finally {
    lines.close();
  }
}
