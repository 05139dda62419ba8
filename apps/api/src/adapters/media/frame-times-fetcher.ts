import type { IncomingMessage } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { FilmTimes } from '../../domain/takes/certificate/film-times.js';
import { TimesReader } from '../../domain/takes/certificate/times-reader.js';
import type { TimesSource } from '../../domain/takes/certificate/times-source.js';
import { mediaFailure } from './media-failure.js';
import type { MediaPort } from './media-port.js';
import { timesPath } from './video-relay.js';

/** A million frames of a day: no line of them is longer. */
const MAX_BYTES = 16 * 1024 * 1024;
const DEADLINE_MS = 30_000;

/** The times of a film's frames as its agent keeps them, read line by line: of the text nothing is kept. */
export class FrameTimesFetcher implements TimesSource {
  constructor(private readonly media: MediaPort) {}

  async times(camera: string, recording: string, most: number): Promise<FilmTimes> {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const request = { method: 'GET', path: timesPath(recording), headers: {}, signal } as const;
    const answer = await this.media.ask(camera, 'download', request);
    if (answer.statusCode !== 200) throw await mediaFailure(camera, answer);
    try {
      return await read(answer, most);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const detail = `The frame times of recording ${recording} of camera ${camera} could not be read: ${why}.`;
      throw new RollcallError('camera-unreachable', detail, { cause: error });
    } finally {
      answer.destroy();
    }
  }
}

async function read(answer: IncomingMessage, most: number): Promise<FilmTimes> {
  const reader = new TimesReader(most);
  let bytes = 0;
  answer.setEncoding('latin1');
  for await (const text of answer as AsyncIterable<string>) {
    bytes += text.length;
    if (bytes > MAX_BYTES) throw new Error(`it is longer than ${MAX_BYTES} bytes`);
    reader.take(text);
  }
  return reader.end();
}
