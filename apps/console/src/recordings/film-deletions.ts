import { type Film, filmKey } from './film.js';

/** How long a deletion can be undone. */
export const UNDO_MS = 8000;
/** The API takes 50 changing calls a second of one user, who may be doing something else besides. */
const PACE_MS = 40;
/** And 100 at once, of which as many are left to others. */
const MOST_AT_ONCE = 50;

interface Waiting {
  readonly film: Film;
  /** Once the camera has deleted it. */
  readonly done: () => void;
}

/** What is to be deleted. A value never changes. */
export interface Pending {
  /** May be undone until `at`, unix ms. */
  readonly waiting: ReadonlyMap<string, Waiting>;
  readonly at: number;
  /** Nobody can undo it any more, and the camera has not answered yet. */
  readonly sent: ReadonlyMap<string, Waiting>;
}

/** How far the deletion of a film is. */
export type Deletion = 'waiting' | 'sent';

export function deletionOf(film: Film, { waiting, sent }: Pending): Deletion | undefined {
  const key = filmKey(film);
  if (waiting.has(key)) return 'waiting';
  return sent.has(key) ? 'sent' : undefined;
}

export interface Undeleted {
  readonly film: Film;
  readonly failure: unknown;
}

export interface DeletionWays {
  /** Rejects where the film is not deleted. */
  readonly ask: (film: Film, isLeaving: boolean) => Promise<void>;
  readonly tell: (undeleted: readonly Undeleted[]) => void;
  /** Remembers what is asked for while nobody is there to hear the answer. */
  readonly note: (films: readonly Film[]) => void;
}

/** Deletes films once nobody can undo it any more: after a while, or when the page is left. */
export class Deletions {
  private now: Pending = { waiting: new Map(), at: 0, sent: new Map() };
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ways: DeletionWays) {}

  get pending(): Pending {
    return this.now;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Whatever waits already waits as long again. */
  delete(films: readonly Film[], done: (film: Film) => void): void {
    const waiting = new Map(this.now.waiting);
    for (const film of films) waiting.set(filmKey(film), { film, done: () => done(film) });
    this.become({ waiting, at: Date.now() + UNDO_MS });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), UNDO_MS);
  }

  undo(keys: Iterable<string> = this.now.waiting.keys()): void {
    const waiting = new Map(this.now.waiting);
    for (const key of [...keys]) waiting.delete(key);
    this.become({ waiting });
  }

  /** Sends what waits, now, one after the other. Never rejects. */
  async flush(): Promise<void> {
    const undeleted: Undeleted[] = [];
    for (const [key, each] of this.take()) {
      // The page was left meanwhile, and is there again.
      if (!this.now.sent.has(key)) continue;
      undeleted.push(...(await this.send(each, false)));
      await new Promise((resolve) => setTimeout(resolve, PACE_MS));
    }
    if (undeleted.length > 0) this.ways.tell(undeleted);
  }

  /** As the browser leaves the page: so much is still sent as the API takes at once. A film more is better than one less. */
  leave(): void {
    this.take();
    const sent = [...this.now.sent];
    if (sent.length === 0) return;
    this.ways.note(sent.map(([, { film }]) => film));
    const last = sent.slice(0, MOST_AT_ONCE);
    this.become({ sent: new Map(last) });
    for (const [, each] of last) void this.send(each, true);
  }

  private take(): ReadonlyMap<string, Waiting> {
    clearTimeout(this.timer);
    const { waiting, sent } = this.now;
    this.become({ waiting: new Map(), sent: new Map([...sent, ...waiting]) });
    return waiting;
  }

  private async send({ film, done }: Waiting, isLeaving: boolean): Promise<Undeleted[]> {
    try {
      await this.ways.ask(film, isLeaving);
      done();
      return [];
    } catch (failure) {
      return [{ film, failure }];
    } finally {
      const sent = new Map(this.now.sent);
      sent.delete(filmKey(film));
      this.become({ sent });
    }
  }

  private become(change: Partial<Pending>): void {
    this.now = { ...this.now, ...change };
    for (const listener of [...this.listeners]) listener();
  }
}
