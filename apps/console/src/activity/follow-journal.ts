import type { Fleet } from '#client/index.js';
import { noteworthy } from './noteworthy.js';
import type { Page } from './pages.js';

/** An entry is written some 200 ms after its event, and events come in bursts. */
const SETTLE_MS = 400;

/** Reads the first page now, and again when the stream says that something happened. Gives the way to stop it. */
export function followJournal(
  fleet: Fleet,
  read: (signal: AbortSignal) => Promise<Page>,
  take: (first: Page) => void,
  fail: (error: unknown) => void,
): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const isNew = noteworthy();
  let timer: number | undefined;
  const look = (): void => {
    timer = undefined;
    void read(signal).then(
      (first) => signal.aborted || take(first),
      (error: unknown) => signal.aborted || fail(error),
    );
  };
  const deaf = fleet.onEvent((event) => {
    // Not put off by each further event: where they never cease, something is shown all the same.
    if (isNew(event)) timer ??= window.setTimeout(look, SETTLE_MS);
  });
  look();
  return () => {
    deaf();
    window.clearTimeout(timer);
    ending.abort();
  };
}
