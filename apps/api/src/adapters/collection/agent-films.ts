import type { IncomingMessage } from 'node:http';
import type { FilmAnswer, FilmSource } from '#collection/film-source.js';
import type { WantedFilm } from '#collection/wanted-film.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { mediaFailure } from '../media/media-failure.js';
import type { MediaPort } from '../media/media-port.js';
import { videoPath } from '../media/video-relay.js';

/** The films as the agents keep them. */
export class AgentFilms implements FilmSource {
  constructor(
    private readonly media: Pick<MediaPort, 'ask'>,
    private readonly received: (bytes: number) => void,
  ) {}

  async open(
    film: WantedFilm,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<FilmAnswer> {
    const { cameraId, id, form } = film;
    const request = { method: 'GET', path: videoPath(id, form), headers, signal } as const;
    const answer = await this.media.ask(cameraId, 'download', request);
    const { statusCode: status = 0 } = answer;
    // 416 says where a download stands: what is here is longer than the film.
    if (status !== 200 && status !== 206 && status !== 416) throw await mediaFailure(cameraId, answer);
    const header = (name: string): string | undefined => {
      const value = answer.headers[name];
      return typeof value === 'string' ? value : undefined;
    };
    return { status, header, chunks: this.pieces(film, answer) };
  }

  broken({ cameraId, id }: WantedFilm, why: string): RollcallError {
    return new RollcallError('camera-unreachable', `Film ${id} of camera ${cameraId} broke off: ${why}.`);
  }

  /** A camera that is gone comes back; what it refuses it refuses again. */
  mayPass(error: unknown): boolean {
    return error instanceof RollcallError && (error.status >= 500 || error.code === 'too-many');
  }

  private async *pieces(film: WantedFilm, answer: IncomingMessage): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of answer as AsyncIterable<Buffer>) {
        this.received(piece.length);
        yield piece;
      }
    } catch (error) {
      throw this.broken(film, error instanceof Error ? error.message : String(error));
    } finally {
      answer.destroy();
    }
  }
}
