import { join } from 'node:path';
import type { Pace } from '#collection/rate-limit.js';
import { type Received, receiveFilm } from '#collection/receive-film.js';
import { mapBounded } from '#contracts/map-bounded.js';
import type { Client } from '../client/client.js';
import { formatBytes } from '../output/bytes.js';
import { nearPath } from '../output/near-path.js';
import { noteRefusal, type Refusal } from '../output/note-refusal.js';
import { type ProgressBar, progressBar } from '../output/progress-bar.js';
import { filmsText } from '../output/take-texts.js';
import { fetchingFrom } from './api-films.js';
import { manner } from './manner.js';
import type { TakeFilm } from './take-films.js';

export type FilmOutcome = TakeFilm & (Received | { readonly error: Refusal });

export interface TakeDownload {
  readonly folder: string;
  readonly atOnce: number;
  readonly pace: Pace;
}

/** Fetches the films of a take side by side, goes on past those that fail, and prints each outcome. */
export async function downloadTake(
  client: Client,
  films: readonly TakeFilm[],
  { folder, atOnce, pace }: TakeDownload,
): Promise<FilmOutcome[]> {
  const course = new Course(client, films);
  const fetching = fetchingFrom(client, pace);
  try {
    return await mapBounded(films, atOnce, async (film) => {
      try {
        const path = join(folder, film.file);
        const show = (bytes: number): void => course.show(film, bytes);
        const done = await receiveFilm(fetching, film.recording, path, show);
        course.said(film, done, () => {
          const line = `${nearPath(path)}  ${formatBytes(done.bytes)}, ${manner(done, film.recording)}`;
          if (!client.json) client.output.line(line);
        });
        return { ...film, ...done };
      } catch (error) {
        course.clear();
        return { ...film, error: noteRefusal(client.output, film.recording.cameraId, error) };
      }
    });
  } finally {
    course.clear();
  }
}

/** How far all of them are, in one bar. */
class Course {
  private readonly bar: ProgressBar;
  private readonly bytes = new Map<string, number>();
  private readonly total: number;
  private done = 0;

  constructor(
    { output }: Client,
    private readonly films: readonly TakeFilm[],
  ) {
    this.total = films.reduce((sum, { recording }) => sum + recording.bytes, 0);
    this.bar = progressBar(output, this.total, filmsText(films.length));
  }

  show({ file }: TakeFilm, bytes: number): void {
    this.bytes.set(file, bytes);
    const come = [...this.bytes.values()].reduce((sum, each) => sum + each, 0);
    this.bar.update(
      come,
      `${this.done} of ${this.films.length}, ${formatBytes(come)} of ${formatBytes(this.total)}`,
    );
  }

  said({ file }: TakeFilm, { bytes }: Received, say: () => void): void {
    this.bytes.set(file, bytes);
    this.done += 1;
    this.bar.clear();
    say();
  }

  clear(): void {
    this.bar.clear();
  }
}
