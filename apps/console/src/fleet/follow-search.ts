import { ApiError, type Fleet, type Schemas } from '#client/index.js';

type Search = Schemas['Search'];

const LOOK_AGAIN_MS = 2000;

/** Tells the latest search now, and each that the stream tells of; undefined where there was none. Gives the way to stop it. */
export function followSearch(
  fleet: Pick<Fleet, 'onEvent'>,
  read: (signal: AbortSignal) => Promise<Search>,
  take: (search: Search | undefined) => void,
  againMs = LOOK_AGAIN_MS,
): () => void {
  let looking = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    looking.abort();
    clearTimeout(timer);
  };
  const look = (): void => {
    stop();
    looking = new AbortController();
    const { signal } = looking;
    const fail = (error: unknown): void => {
      if (!(error instanceof ApiError) || error.isPassing) timer = setTimeout(look, againMs);
      else if (error.code === 'unknown-search') take(undefined);
    };
    void read(signal).then(
      (search) => signal.aborted || take(search),
      (error: unknown) => signal.aborted || fail(error),
    );
  };
  const deaf = fleet.onEvent((event) => {
    if (event.type === 'snapshot') look();
    if (event.type !== 'search.started' && event.type !== 'search.finished') return;
    // What is being asked for may be from before this.
    stop();
    take(event.data);
  });
  look();
  return () => {
    deaf();
    stop();
  };
}
