import { interruptedIn, type StreamEvent } from '#client/index.js';
import { type Film, filmKey } from './film.js';

/** Cameras that could not be asked, and why. */
export type Unreached = readonly {
  readonly cameraId: string;
  readonly error: { readonly detail: string; readonly advice?: string };
}[];

export interface Answer {
  readonly items: readonly Film[];
  readonly unreached: Unreached;
}

/** Some cameras, or the whole fleet. */
export type Asked = ReadonlySet<string> | 'all';

/** The films of all cameras, as far as they are known. A value never changes. */
export interface Films {
  readonly films: ReadonlyMap<string, Film>;
  /** What is shown of them is from before. */
  readonly unreached: Unreached;
  /** False until the API has told once. */
  readonly isKnown: boolean;
  /** Why it could not be read again. */
  readonly failure?: unknown;
}

export const NO_FILMS: Films = { films: new Map(), unreached: [], isKnown: false };

const CAME_OR_WENT: readonly string[] = ['service.found', 'service.lost', 'service.forgotten'];
/** Behind one of these a recording that waited for its camera may be over, of which no event of its own tells. */
const MAY_END_WAITING: readonly string[] = ['camera.status', 'command.done', 'command.failed'];

/** Several cameras come and go at once: they are asked together. */
const SETTLE_MS = 500;
/** Where more of them do, the whole fleet is asked: that is one call. */
const MOST_ONE_BY_ONE = 8;

/** Reads the list of films, and keeps it up to date by what the stream tells, until it is closed. */
export class FilmList {
  private now = NO_FILMS;
  /** What the stream told while the list was read: it may be newer than the answer. */
  private meanwhile: StreamEvent[] | undefined;
  /** Who is to be asked next. */
  private due: Asked = new Set();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;

  constructor(
    private readonly read: (asked: Asked) => Promise<Answer>,
    private readonly changed: (films: Films) => void,
  ) {}

  hear(event: StreamEvent): void {
    if (event.type === 'snapshot') return this.loadSoon('all');
    if (this.isNewsOfCamera(event)) return this.loadSoon(new Set([event.subject]));
    const films = withEvent(this.now.films, event);
    if (films === this.now.films) return;
    this.meanwhile?.push(event);
    this.become({ ...this.now, films });
  }

  forget(film: Film): void {
    const films = new Map(this.now.films);
    if (films.delete(filmKey(film))) this.become({ ...this.now, films });
  }

  /** Of the whole fleet. */
  async load(): Promise<void> {
    this.due = 'all';
    await this.readDue();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  /** A camera came or went, tells how it is after it could not be asked, or may not go on with what it was to go on with. */
  private isNewsOfCamera(event: StreamEvent): event is Extract<StreamEvent, { readonly subject: string }> {
    if (CAME_OR_WENT.includes(event.type)) return true;
    if (!MAY_END_WAITING.includes(event.type) || !('subject' in event)) return false;
    const { subject } = event;
    if (interruptedIn(this.now.films.values()).has(subject)) return true;
    return event.type === 'camera.status' && this.now.unreached.some(({ cameraId }) => cameraId === subject);
  }

  private loadSoon(asked: Asked): void {
    this.due = together(this.due, asked);
    if (!this.isClosed) this.timer ??= setTimeout(() => void this.readDue(), SETTLE_MS);
  }

  private async readDue(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    // Whoever reads now sees afterwards that there is more to ask.
    if (this.meanwhile) return;
    const asked = this.takeDue();
    this.meanwhile = [];
    try {
      const answer = await this.read(asked);
      this.become(listed(this.now, asked, answer, this.meanwhile));
    } catch (failure) {
      this.become({ ...this.now, failure });
    }
    this.meanwhile = undefined;
    if (this.due === 'all' || this.due.size > 0) this.loadSoon(this.due);
  }

  private takeDue(): Asked {
    const { due } = this;
    this.due = new Set();
    return due;
  }

  private become(films: Films): void {
    this.now = films;
    if (!this.isClosed) this.changed(films);
  }
}

function together(one: Asked, other: Asked): Asked {
  if (one === 'all' || other === 'all') return 'all';
  const all = new Set([...one, ...other]);
  return all.size > MOST_ONE_BY_ONE ? 'all' : all;
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

/** Who was not asked, or could not be, keeps the films that were known. */
function listed(
  before: Films,
  asked: Asked,
  { items, unreached }: Answer,
  meanwhile: readonly StreamEvent[],
): Films {
  const wasAsked = (cameraId: string): boolean => asked === 'all' || asked.has(cameraId);
  const away = new Set(unreached.map(({ cameraId }) => cameraId));
  const kept = [...before.films.values()].filter(({ cameraId }) => !wasAsked(cameraId) || away.has(cameraId));
  const films = new Map([...kept, ...items].map((film) => [filmKey(film), film]));
  return {
    ...(asked === 'all' ? { isKnown: true } : before),
    films: meanwhile.reduce<ReadonlyMap<string, Film>>(withEvent, films),
    unreached: [...before.unreached.filter(({ cameraId }) => !wasAsked(cameraId)), ...unreached],
  };
}
