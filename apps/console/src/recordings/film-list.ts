import type { Schemas, StreamEvent } from '#client/index.js';
import { type Film, filmKey } from './film.js';

export type Unreached = Schemas['FleetRecordings']['unreached'];

/** The films of all cameras, as far as they are known. A value never changes. */
export interface Films {
  readonly films: ReadonlyMap<string, Film>;
  /** Cameras that could not be asked: what is shown of them is from before. */
  readonly unreached: Unreached;
  /** False until the API has told once. */
  readonly isKnown: boolean;
  /** Why it could not be read again. */
  readonly failure?: unknown;
}

export const NO_FILMS: Films = { films: new Map(), unreached: [], isKnown: false };

/** Several cameras come and go at once: the fleet is asked once. */
const SETTLE_MS = 500;

/** Reads the list of films, and keeps it up to date by what the stream tells, until it is closed. */
export class FilmList {
  private now = NO_FILMS;
  /** What the stream told while the list was read: it may be newer than the answer. */
  private meanwhile: StreamEvent[] | undefined;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;

  constructor(
    private readonly read: () => Promise<Schemas['FleetRecordings']>,
    private readonly changed: (films: Films) => void,
  ) {}

  hear(event: StreamEvent): void {
    if (event.type === 'snapshot' || event.type === 'service.found' || event.type === 'service.lost')
      return this.loadSoon();
    const films = withEvent(this.now.films, event);
    if (films === this.now.films) return;
    this.meanwhile?.push(event);
    this.become({ ...this.now, films });
  }

  forget(film: Film): void {
    const films = new Map(this.now.films);
    if (films.delete(filmKey(film))) this.become({ ...this.now, films });
  }

  async load(): Promise<void> {
    if (this.meanwhile) return void (this.again = true);
    this.meanwhile = [];
    try {
      this.become(listed(await this.read(), this.now.films, this.meanwhile));
    } catch (failure) {
      this.become({ ...this.now, failure });
    }
    this.meanwhile = undefined;
    if (this.again) this.loadSoon();
    this.again = false;
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private loadSoon(): void {
    clearTimeout(this.timer);
    if (!this.isClosed) this.timer = setTimeout(() => void this.load(), SETTLE_MS);
  }

  private become(films: Films): void {
    this.now = films;
    if (!this.isClosed) this.changed(films);
  }
}

/** The same map where the event is about no film. */
function withEvent(films: ReadonlyMap<string, Film>, event: StreamEvent): ReadonlyMap<string, Film> {
  const film = filmIn(event);
  if (!film) return films;
  const next = new Map(films);
  if (event.type === 'recording.deleted') next.delete(filmKey(film));
  else next.set(filmKey(film), film);
  return next;
}

function filmIn(event: StreamEvent): Film | undefined {
  return event.type.startsWith('recording.') ? (event.data as Film) : undefined;
}

/** A camera that cannot be asked keeps the films that were known. */
function listed(
  { items, unreached }: Schemas['FleetRecordings'],
  before: ReadonlyMap<string, Film>,
  meanwhile: readonly StreamEvent[],
): Films {
  const away = new Set(unreached.map(({ cameraId }) => cameraId));
  const kept = [...before.values()].filter(({ cameraId }) => away.has(cameraId));
  const films = new Map([...kept, ...items].map((film) => [filmKey(film), film]));
  return { films: meanwhile.reduce<ReadonlyMap<string, Film>>(withEvent, films), unreached, isKnown: true };
}
