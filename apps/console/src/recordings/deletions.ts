import { failed } from '../frame/failed.js';
import { rollcall } from '../state/rollcall.js';
import { type Film, filmKey } from './film.js';

/** How long a deletion can be undone. */
export const UNDO_MS = 8000;

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
  /** Asked of the camera, not answered yet. */
  readonly sent: ReadonlySet<string>;
}

/** Deletes films once nobody can undo it any more: after a while, or when the page is left. */
export class Deletions {
  private now: Pending = { waiting: new Map(), at: 0, sent: new Set() };
  private readonly listeners = new Set<() => void>();
  private timer: number | undefined;

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
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), UNDO_MS);
  }

  undo(keys: Iterable<string> = this.now.waiting.keys()): void {
    const waiting = new Map(this.now.waiting);
    for (const key of [...keys]) waiting.delete(key);
    this.become({ waiting });
  }

  /** Sends what waits, now. */
  flush(): void {
    const films = this.take();
    void (async () => {
      for (const each of films) await this.send(each);
    })();
  }

  /** As the browser leaves the page: only what is to outlive it is still sent. */
  leave(): void {
    for (const { film } of this.take())
      void fetch(`/api/v1${pathOf(film)}`, { method: 'DELETE', keepalive: true }).catch(failed);
  }

  private take(): Waiting[] {
    window.clearTimeout(this.timer);
    const films = [...this.now.waiting.values()];
    const sent = new Set([...this.now.sent, ...this.now.waiting.keys()]);
    this.become({ waiting: new Map(), sent });
    return films;
  }

  private async send({ film, done }: Waiting): Promise<void> {
    try {
      const path = { id: film.cameraId, rid: film.id };
      await rollcall.call('delete', '/cameras/{id}/recordings/{rid}', { params: { path } });
      done();
    } catch (error) {
      failed(error);
    }
    const sent = new Set(this.now.sent);
    sent.delete(filmKey(film));
    this.become({ sent });
  }

  private become(change: Partial<Pending>): void {
    this.now = { ...this.now, ...change };
    for (const listener of [...this.listeners]) listener();
  }
}

function pathOf({ cameraId, id }: Film): string {
  return `/cameras/${cameraId}/recordings/${id}`;
}

/** They wait while one goes from film to film, and are sent when the page is left. */
export const deletions = new Deletions();
