import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fetching } from '#collection/fetching.js';
import type { FilmAnswer, FilmSource } from '#collection/film-source.js';
import { rateLimit, UNHURRIED } from '#collection/rate-limit.js';
import { receiveFilm } from '#collection/receive-film.js';
import type { WantedFilm } from '#collection/wanted-film.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { FakeClock } from '#testing/fake-clock.js';
import { tempDir } from '#testing/temp-dir.js';

const BYTES = randomBytes(100_000);
const PIECE = 10_000;
const film: WantedFilm = {
  ...{ id: 'r-1', cameraId: 'cam-1', state: 'saved', startedAt: '2026-01-31T12:00:00.000Z' },
  ...{ timeSource: 'sensor', durationMs: 1000, frames: 30, droppedFrames: 0, width: 640, height: 480 },
  bytes: BYTES.length,
  sha256: createHash('sha256').update(BYTES).digest('hex'),
};

/** A camera that is there as far as the test lets it. */
class Camera implements FilmSource {
  readonly asked: (string | undefined)[] = [];
  /** Pieces that it gives of each answer before it is gone. */
  pieces = Infinity;
  isAway = false;

  open(_film: WantedFilm, headers: Readonly<Record<string, string>>): Promise<FilmAnswer> {
    this.asked.push(headers.range);
    if (this.isAway) return Promise.reject(this.broken());
    const start = Number(/\d+/.exec(headers.range ?? '0')?.[0]);
    const told = new Map([
      ['etag', '"v1"'],
      ['content-length', String(BYTES.length - start)],
      ['content-range', `bytes ${start}-${BYTES.length - 1}/${BYTES.length}`],
    ]);
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
      yield BYTES.subarray(from, from + PIECE);
    }
  }
}

let camera: Camera;
let clock: FakeClock;
let target: string;

beforeEach(async () => {
  camera = new Camera();
  clock = new FakeClock();
  target = join(await tempDir(), 'cam-1.mp4');
});

function fetching(more: Partial<Fetching> = {}): Fetching {
  return {
    source: camera,
    patience: { attempts: 4, pause: { min: 1000, max: 4000 } },
    pace: UNHURRIED,
    clock,
    random: { next: () => 1 },
    signal: new AbortController().signal,
    ...more,
  };
}

/** Lets the clock go on until it is settled; gives how long that took, ms. */
async function settled<T>(work: Promise<T>, stepMs = 100): Promise<{ ms: number; result: T | Error }> {
  let result: T | Error | undefined;
  void work.then(
    (value) => (result = value),
    (error: unknown) => (result = error as Error),
  );
  while (result === undefined) {
    // Files are written meanwhile, by no clock.
    for (let i = 0; i < 5; i++) await new Promise(setImmediate);
    if (clock.timers > 0) clock.advance(stepMs);
  }
  return { ms: clock.monotonic(), result };
}

test('a camera that is gone in the middle is asked again, and the film goes on where it was', async () => {
  camera.pieces = 4;
  const { result } = await settled(receiveFilm(fetching(), film, target, () => undefined));
  expect(result).toMatchObject({ verified: true, present: false, bytes: BYTES.length });
  expect(camera.asked).toEqual([undefined, 'bytes=40000-', 'bytes=80000-']);
  expect((await readFile(target)).equals(BYTES)).toBe(true);
});

test('one that does not come back is given up after so many attempts, and named; what came stays', async () => {
  camera.pieces = 4;
  const came: number[] = [];
  const work = receiveFilm(fetching(), film, target, (bytes) => {
    came.push(bytes);
    camera.isAway = bytes === 40_000;
  });
  const { result } = await settled(work);
  expect(result).toMatchObject({ code: 'camera-lost' });
  expect(camera.asked).toHaveLength(4);
  expect(came).toEqual([10_000, 20_000, 30_000, 40_000]);
  expect((await readdir(join(target, '..'))).sort()).toEqual(['cam-1.mp4.part', 'cam-1.mp4.part.etag']);
});

test('a limit is held by what comes of all films together', async () => {
  const signal = new AbortController().signal;
  const shared = fetching({ pace: rateLimit(50_000, clock, signal) });
  const other = join(await tempDir(), 'cam-2.mp4');
  const both = Promise.all([
    receiveFilm(shared, film, target, () => undefined),
    receiveFilm(shared, film, other, () => undefined),
  ]);
  const { ms, result } = await settled(both);
  expect(result).toMatchObject([{ verified: true }, { verified: true }]);
  // 200 kB at 50 kB a second.
  expect(ms).toBeGreaterThanOrEqual(4000);
  expect(ms).toBeLessThan(4500);
});

test('whoever ends it does not wait for a camera that is gone', async () => {
  camera.isAway = true;
  const ending = new AbortController();
  const work = receiveFilm(fetching({ signal: ending.signal }), film, target, () => undefined);
  setImmediate(() => ending.abort(new Error('it is over')));
  await expect(work).rejects.toThrow('it is over');
});

test('a beginning that a power cut has spoiled is fetched anew, once', async () => {
  await writeFile(`${target}.part`, Buffer.alloc(40_000));
  await writeFile(`${target}.part.etag`, '"v1"');
  const { result } = await settled(receiveFilm(fetching(), film, target, () => undefined));
  expect(result).toMatchObject({ verified: true });
  expect(camera.asked).toEqual(['bytes=40000-', undefined]);
  const other = { ...film, sha256: 'f'.repeat(64) };
  const spoiled = receiveFilm(fetching(), other, `${target}.2`, () => undefined);
  await expect(spoiled).rejects.toMatchObject({ code: 'checksum-mismatch' });
  expect(await readdir(join(target, '..'))).toEqual(['cam-1.mp4']);
});

test('whoever ends it does not wait until what is there already was read', async () => {
  await writeFile(target, BYTES);
  const ending = new AbortController();
  const work = receiveFilm(fetching({ signal: ending.signal }), film, target, () => undefined);
  ending.abort();
  await expect(work).rejects.toThrow('abort');
  expect((await readFile(target)).equals(BYTES)).toBe(true);
});

test('a film that is still recorded is not fetched', async () => {
  const work = receiveFilm(fetching(), { ...film, state: 'recording' }, target, () => undefined);
  await expect(work).rejects.toMatchObject({ code: 'recording-active' });
  expect(camera.asked).toEqual([]);
});
