import type { WantedFile } from './wanted-film.js';

/** An answer with a film, or with the rest of one, whose bytes are read as they come. */
export interface FilmAnswer {
  /** Of HTTP. */
  readonly status: number;
  /** Undefined, or null, where it is not there. */
  readonly header: (name: string) => string | null | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Where films come from. */
export interface FilmSource {
  /** Asks with these headers, `range` and `if-range`. Rejects with a refusal; the signal ends the answer, too. */
  open(film: WantedFile, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<FilmAnswer>;
  /** The failure of an answer that is another one than was asked for; `why` completes "…: it ended after 5 of 9 bytes". */
  broken(film: WantedFile, why: string): Error;
  /** Whether the same may succeed a little later. */
  mayPass(error: unknown): boolean;
}
