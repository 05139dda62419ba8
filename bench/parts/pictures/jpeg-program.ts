import { get, type ClientRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answerAsked } from '#testing/helpers/answer-asked.js';
import { eventually } from '#testing/eventually.js';
import { JPEG_BEGINNING } from './jpeg-splitter.js';

/** What it can be asked for. */
export interface JpegDeeds {
  /** Resolves when each viewer has been given something. */
  readonly open: { readonly port: number; readonly viewers: number };
  /** Gives what is `SeenJpegs` in so long a time. */
  readonly watch: { readonly ms: number };
}

/** What viewers of MJPEG saw. */
export interface SeenJpegs {
  /** Of the one who had fewest. */
  readonly fewest: number;
  readonly megabitsPerSecond: number;
}

const OPEN_MS = 20_000;

class JpegViewer {
  pictures = 0;
  bytes = 0;
  readonly request: ClientRequest;

  constructor(port: number) {
    this.request = get({ host: '127.0.0.1', port, path: '/', agent: false }, (response) => {
      response.on('data', (chunk: Buffer) => this.take(chunk));
    });
    this.request.on('error', () => undefined);
  }

  private take(chunk: Buffer): void {
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(JPEG_BEGINNING); at >= 0; at = chunk.indexOf(JPEG_BEGINNING, at + 1))
      this.pictures += 1;
  }
}

// A program of its own: many viewers of one MJPEG stream.
let viewers: readonly JpegViewer[] = [];

await answerAsked<JpegDeeds>({
  open: async ({ port, viewers: count }) => {
    viewers = Array.from({ length: count }, () => new JpegViewer(port));
    await eventually(
      'every viewer sees something',
      () => viewers.every(({ pictures }) => pictures > 0),
      OPEN_MS,
    );
  },
  watch: async ({ ms }): Promise<SeenJpegs> => {
    const before = viewers.map(({ pictures, bytes }) => ({ pictures, bytes }));
    await pause(ms);
    const [first] = viewers;
    const bytes = (first?.bytes ?? 0) - (before[0]?.bytes ?? 0);
    const pictures = viewers.map((viewer, i) => viewer.pictures - (before[i]?.pictures ?? 0));
    return { fewest: Math.min(...pictures), megabitsPerSecond: (bytes * 8) / ms / 1000 };
  },
});
