import type { Clock } from '#contracts/ports/clock.js';
import { EXIT } from '../exit-code.js';
import { Interrupted, type InterruptionCause } from '../interrupted.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes Ctrl-C on to a child that the terminal has told already: two signals, one wish. */
const SAME_WISH_MS = 500;

/**
 * Turns the first signal, the loss of the output's reader and the end of the parent into an abort with an
 * Interrupted as its reason. A second signal ends the process at once.
 */
export function interruptions(clock: Clock): AbortSignal {
  const controller = new AbortController();
  const interrupt = (cause: InterruptionCause): void => controller.abort(new Interrupted(cause));
  let first: number | undefined;
  const signalled = (): void => {
    first ??= clock.monotonic();
    if (clock.monotonic() - first > SAME_WISH_MS) process.exit(EXIT.interrupted);
    interrupt('signal');
  };
  for (const signal of SIGNALS) process.on(signal, signalled);
  process.on('disconnect', () => interrupt('parent-gone'));
  onceUnwritable(process.stdout, () => interrupt('output-closed'));
  onceUnwritable(process.stderr, () => undefined);
  return controller.signal;
}

/** `| head` closes the pipe (EPIPE), a closed terminal refuses (EIO): neither is a defect of the program. */
function onceUnwritable(stream: NodeJS.WriteStream, run: () => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    run();
  });
}
