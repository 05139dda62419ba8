import { rollcall } from '../state/rollcall.js';
import { collectFilm } from './collect-film.js';
import { type Film, filmKey, filmPath } from './film.js';
import { firstFrame } from './first-frame.js';

/** Of some 60 KB each. */
const MOST = 300;
/** A fragment of a film is half a second long: so much of it holds the first one. */
const FIRST_MS = 1000;
const LEAST_BYTES = 256 * 1024;
const MOST_BYTES = 2 * 1024 * 1024;

interface Wish {
  readonly film: Film;
  readonly signal: AbortSignal;
  readonly resolve: (still: ImageBitmap | undefined) => void;
}

/**
 * First frames of films, each from the first part of its file. One is read at a time: a video element per film would hold
 * the six connections that a browser opens to a host.
 */
export class FilmStills {
  private readonly known = new Map<string, ImageBitmap>();
  private readonly wishes: Wish[] = [];
  private isBusy = false;

  /** Undefined where there is none to be had, or nobody wants it any more. */
  of(film: Film, signal: AbortSignal): Promise<ImageBitmap | undefined> {
    const known = this.known.get(filmKey(film));
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => {
      this.wishes.push({ film, signal, resolve });
      void this.run();
    });
  }

  private async run(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    for (let wish = this.wishes.shift(); wish; wish = this.wishes.shift())
      wish.resolve(wish.signal.aborted ? undefined : await this.make(wish.film));
    this.isBusy = false;
  }

  private async make(film: Film): Promise<ImageBitmap | undefined> {
    const key = filmKey(film);
    const still = this.known.get(key) ?? (await stillOf(film));
    if (!still) return undefined;
    this.known.set(key, still);
    // Dropped, not closed: it may be about to be drawn.
    for (const oldest of [...this.known.keys()].slice(0, -MOST)) this.known.delete(oldest);
    return still;
  }
}

async function stillOf(film: Film): Promise<ImageBitmap | undefined> {
  const perMs = film.bytes / Math.max(1, film.durationMs);
  const wanted = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, Math.ceil(perMs * FIRST_MS)));
  const headers = { range: `bytes=0-${wanted - 1}` };
  try {
    return await firstFrame(
      await collectFilm(await rollcall.open(filmPath(film), { headers }), () => undefined),
    );
  } catch {
    // A still is an ornament: without one the row shows an icon, and playing the film says what is wrong.
    return undefined;
  }
}

export const filmStills = new FilmStills();
