import { rollcall } from '../state/rollcall.js';
import { collectFilm } from './collect-film.js';
import { type Film, filmFile, filmKey, filmPath, filmTitle, filmUrl } from './film.js';
import { clickLink, offeredName, saveFile } from './save-file.js';

export interface Download {
  readonly key: string;
  readonly film: Film;
  readonly form: 'progressive' | undefined;
  readonly title: string;
  /** `handed-over`: it is too large to pass through the page, and the browser shows how far it is. */
  readonly state: 'waiting' | 'running' | 'done' | 'handed-over' | 'failed';
  readonly received: number;
  readonly total: number;
  readonly failure?: unknown;
}

/** What is larger would fill the memory of a phone. */
const LARGEST = 1_000_000_000;
/** A long film is put in order before its first byte comes. */
const PATIENCE_MS = 600_000;
/** A film of 100 MB comes in thousands of pieces. */
const TELL_MS = 100;

/**
 * Downloads, one after the other. All at once by the browser's own would take the six connections that it opens to a host,
 * and a press of Stop would wait for the films; nor would the page learn how far they are.
 */
export class Downloads {
  private all: readonly Download[] = [];
  private readonly listeners = new Set<() => void>();
  private running: AbortController | undefined;
  private told = 0;

  get list(): readonly Download[] {
    return this.all;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  add(films: readonly Film[], form?: 'progressive'): void {
    const added = films.map((film) => waiting(film, form));
    const keys = new Set(added.map(({ key }) => key));
    const isGoingOn = ({ key, state }: Download): boolean =>
      keys.has(key) && (state === 'running' || state === 'waiting');
    const goingOn = new Set(this.all.filter(isGoingOn).map(({ key }) => key));
    const others = this.all.filter(({ key }) => !keys.has(key) || goingOn.has(key));
    this.become([...others, ...added.filter(({ key }) => !goingOn.has(key))]);
    void this.run();
  }

  /** Breaks off what runs. */
  cancel(key: string): void {
    const download = this.all.find((each) => each.key === key);
    if (download?.state === 'running') this.running?.abort();
    this.become(this.all.filter((each) => each.key !== key));
  }

  /** Puts away what is over. */
  clear(): void {
    this.become(this.all.filter(({ state }) => state === 'running' || state === 'waiting'));
  }

  private async run(): Promise<void> {
    if (this.running) return;
    for (let next = this.next(); next; next = this.next()) {
      this.running = new AbortController();
      await this.fetch(next, this.running.signal);
    }
    this.running = undefined;
  }

  private next(): Download | undefined {
    return this.all.find(({ state }) => state === 'waiting');
  }

  private async fetch({ key, film, form }: Download, signal: AbortSignal): Promise<void> {
    const name = filmFile(film);
    if (film.bytes > LARGEST) {
      clickLink(filmUrl(film, form), name);
      return this.change(key, { state: 'handed-over' });
    }
    this.change(key, { state: 'running' });
    try {
      const answer = await rollcall.open(filmPath(film, form), { idleMs: PATIENCE_MS, signal });
      const blob = await collectFilm(answer, (received, total) => this.progress(key, received, total));
      saveFile(blob, offeredName(answer.headers) ?? name);
      this.change(key, { state: 'done' });
    } catch (failure) {
      if (!signal.aborted) this.change(key, { state: 'failed', failure });
    }
  }

  private progress(key: string, received: number, total: number): void {
    const now = performance.now();
    if (now - this.told < TELL_MS && received < total) return;
    this.told = now;
    this.change(key, { received, total });
  }

  private change(key: string, change: Partial<Download>): void {
    this.become(this.all.map((each) => (each.key === key ? { ...each, ...change } : each)));
  }

  private become(all: readonly Download[]): void {
    this.all = all;
    for (const listener of [...this.listeners]) listener();
  }
}

function waiting(film: Film, form: Download['form']): Download {
  const key = `${filmKey(film)}${form ?? ''}`;
  const title = filmTitle(film);
  return { key, film, form, title, state: 'waiting', received: 0, total: film.bytes };
}

/** They go on while one looks at other pages of the console. */
export const downloads = new Downloads();
