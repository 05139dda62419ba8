import { ApiError } from '#client/api-error.js';
import { unreachable } from '#client/http/failures.js';
import type { Fetching, Patience } from '#collection/fetching.js';
import type { FilmAnswer, FilmSource } from '#collection/film-source.js';
import { LEAST_PROGRESS } from '#collection/least-progress.js';
import { type Pace, UNHURRIED } from '#collection/rate-limit.js';
import type { WantedFile } from '#collection/wanted-film.js';
import type { Client } from '../client/client.js';
import { recordingPath } from '../client/fleet-api.js';

const IDLE_MS = 30_000;
const PATIENCE: Patience = {
  attempts: 5,
  pause: { min: 500, max: 10_000 },
  least: LEAST_PROGRESS,
};

/** With what films are fetched from the API. */
export function fetchingFrom(client: Client, pace: Pace = UNHURRIED): Fetching {
  const { clock, random, signal } = client;
  return { source: new ApiFilms(client), patience: PATIENCE, pace, clock, random, signal };
}

class ApiFilms implements FilmSource {
  constructor(private readonly client: Client) {}

  async open(
    file: WantedFile,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<FilmAnswer> {
    const answer = await this.client.rollcall.http.open(pathOf(file), { headers, idleMs: IDLE_MS, signal });
    return { ...answer, header: (name) => answer.headers.get(name) };
  }

  broken(_film: WantedFile, why: string): ApiError {
    return unreachable(this.client.rollcall.http.target.base, why);
  }

  mayPass(error: unknown): boolean {
    return error instanceof ApiError && error.kind !== 'refused';
  }
}

function pathOf({ cameraId, id, form, path }: WantedFile): string {
  if (path !== undefined) return path;
  return `${recordingPath(cameraId, id)}/video${form === undefined ? '' : `?form=${form}`}`;
}
