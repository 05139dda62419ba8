import { ApiError } from '#client/api-error.js';
import { unreachable } from '#client/http/failures.js';
import type { Fetching, Patience } from '#collection/fetching.js';
import type { FilmAnswer, FilmSource } from '#collection/film-source.js';
import { type Pace, UNHURRIED } from '#collection/rate-limit.js';
import type { WantedFilm } from '#collection/wanted-film.js';
import type { Client } from '../client/client.js';
import { recordingPath } from '../client/fleet-api.js';

const IDLE_MS = 30_000;
const PATIENCE: Patience = { attempts: 5, pause: { min: 500, max: 10_000 } };

/** With what films are fetched from the API. */
export function fetchingFrom(client: Client, pace: Pace = UNHURRIED): Fetching {
  const { clock, random, signal } = client;
  return { source: new ApiFilms(client), patience: PATIENCE, pace, clock, random, signal };
}

class ApiFilms implements FilmSource {
  constructor(private readonly client: Client) {}

  async open(
    { cameraId, id, form }: WantedFilm,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<FilmAnswer> {
    const path = `${recordingPath(cameraId, id)}/video${form === undefined ? '' : `?form=${form}`}`;
    const answer = await this.client.rollcall.http.open(path, { headers, idleMs: IDLE_MS, signal });
    return { ...answer, header: (name) => answer.headers.get(name) };
  }

  broken(_film: WantedFilm, why: string): ApiError {
    return unreachable(this.client.rollcall.http.target.base, why);
  }

  mayPass(error: unknown): boolean {
    return error instanceof ApiError && error.kind !== 'refused';
  }
}
