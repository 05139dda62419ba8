import { createHash, randomBytes } from 'node:crypto';
import type { FilmAnswer, FilmSource } from '#collection/film-source.js';
import type { WantedFilm } from '#collection/wanted-film.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { FakeClock } from '#testing/fake-clock.js';

export const BYTES = randomBytes(100_000);
/** So much it gives at a time. */
export const PIECE = 10_000;
export const film: WantedFilm = {
  ...{ id: 'r-1', cameraId: 'cam-1', state: 'saved', startedAt: '2026-01-31T12:00:00.000Z' },
  ...{ timeSource: 'sensor', durationMs: 1000, frames: 30, droppedFrames: 0, width: 640, height: 480 },
  bytes: BYTES.length,
  sha256: createHash('sha256').update(BYTES).digest('hex'),
};

/** A camera that is there as far as the test lets it. */
export class FilmCamera implements FilmSource {
  readonly asked: (string | undefined)[] = [];
  /** Pieces that it gives of each answer before it is gone. */
  pieces = Infinity;
  isAway = false;
  /** How long each piece is waited for. */
  pieceMs = 0;
  /** Of all that it announces, in place of the truth; `endless`: it announces nothing and gives for ever. */
  lies: { announced?: number; endless?: boolean } = {};

  constructor(private readonly clock: Pick<FakeClock, 'advance'>) {}

  open(_film: WantedFilm, headers: Readonly<Record<string, string>>): Promise<FilmAnswer> {
    this.asked.push(headers.range);
    if (this.isAway) return Promise.reject(this.broken());
    const start = Number(/\d+/.exec(headers.range ?? '0')?.[0]);
    const told = new Map([
      ['etag', '"v1"'],
      ['content-length', String(BYTES.length - start)],
      ['content-range', `bytes ${start}-${BYTES.length - 1}/${BYTES.length}`],
    ]);
    const { announced, endless } = this.lies;
    if (announced !== undefined) told.set('content-length', String(announced));
    if (endless === true) told.delete('content-length');
    const chunks = this.give(start);
    return Promise.resolve({ status: start > 0 ? 206 : 200, header: (name) => told.get(name), chunks });
  }

  broken(): RollcallError {
    return new RollcallError('camera-lost', 'It is gone.');
  }

  mayPass(error: unknown): boolean {
    return error instanceof RollcallError && error.code === 'camera-lost';
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what comes from a socket comes by and by
  private async *give(start: number): AsyncGenerator<Uint8Array> {
    let given = 0;
    for (let from = start; from < BYTES.length; from += PIECE) {
      if (given++ === this.pieces) throw this.broken();
      this.clock.advance(this.pieceMs);
      yield BYTES.subarray(from, from + PIECE);
    }
    while (this.lies.endless === true) yield BYTES.subarray(0, PIECE);
  }
}
