import { execFileSync } from 'node:child_process';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Fetching } from '#collection/fetching.js';
import { proveCopy } from '#collection/proven-copy.js';
import { rateLimit, UNHURRIED } from '#collection/rate-limit.js';
import { receiveFilm } from '#collection/receive-film.js';
import { FakeClock } from '#testing/fake-clock.js';
import { tempDir } from '#testing/temp-dir.js';
import { BYTES, film, FilmCamera, PIECE } from './film-camera.js';

const LEAST = { bytes: 2.5 * PIECE, waitMs: 60_000 };

let camera: FilmCamera;
let clock: FakeClock;
let target: string;

beforeEach(async () => {
  clock = new FakeClock();
  camera = new FilmCamera(clock);
  target = join(await tempDir(), 'cam-1.mp4');
});

function fetching(more: Partial<Fetching> = {}): Fetching {
  return {
    source: camera,
    patience: { attempts: 4, pause: { min: 1000, max: 4000 }, least: LEAST },
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

describe('a camera that is broken, or evil', () => {
  /** Every wait is over at once. */
  const impatient = (): Partial<Fetching> => ({
    patience: { attempts: 2, pause: { min: 0, max: 0 }, least: LEAST },
  });

  test('gives without end: no more is kept than the film has', async () => {
    camera.lies = { endless: true };
    const received = receiveFilm(fetching(impatient()), film, target, (bytes) => {
      expect(bytes).toBeLessThanOrEqual(BYTES.length);
      clock.advance(1);
    });
    void advanceUntil(received);
    await expect(received).rejects.toMatchObject({ code: 'camera-lost' });
    camera.lies = {};
    expect(await receiveFilm(fetching(), film, target, () => undefined)).toMatchObject({ verified: true });
  });

  test('drips: it is broken off, asked again and given up, though something came each time', async () => {
    camera.pieceMs = LEAST.waitMs / 2;
    const why: string[] = [];
    const work = receiveFilm(
      fetching({ broke: (error) => why.push((error as Error).message) }),
      film,
      target,
      () => undefined,
    );
    const { result } = await settled(work);
    expect(result).toMatchObject({ code: 'camera-lost' });
    expect(camera.asked).toHaveLength(4);
    expect(why).toEqual(Array(3).fill('It is gone.'));
  });

  test('is slow because nobody reads faster: that is no dripping', async () => {
    const { result } = await settled(
      receiveFilm(
        fetching({ pace: rateLimit(100, clock, fetching().signal) }),
        film,
        target,
        () => undefined,
      ),
      10_000,
    );
    expect(result).toMatchObject({ verified: true });
    expect(camera.asked).toHaveLength(1);
  });

  test('announces more than a disk holds: nothing is waited for', async () => {
    camera.lies = { announced: 1e12 };
    const received = receiveFilm(fetching(impatient()), film, target, () => undefined);
    void advanceUntil(received);
    await expect(received).rejects.toMatchObject({ code: 'camera-lost' });
  });
});

test('a file whose name alone was there when the program was killed is fetched', async () => {
  camera.pieces = 2;
  const first = receiveFilm(
    fetching({ patience: { attempts: 1, pause: { min: 0, max: 0 }, least: LEAST } }),
    film,
    target,
    () => undefined,
  );
  await expect(first).rejects.toThrow();
  await writeFile(target, '');
  camera.pieces = Infinity;
  expect(await receiveFilm(fetching(), film, target, () => undefined)).toMatchObject({ verified: true });
});

test.each(['cam-1.mp4', 'cam-1.mp4.part'])('a link named %s leads nowhere', async (name) => {
  const precious = join(await tempDir(), 'precious');
  await writeFile(precious, 'of somebody else');
  await symlink(precious, join(dirname(target), name));
  await writeFile(join(dirname(target), 'cam-1.mp4.part.etag'), '"v1"');
  await expect(receiveFilm(fetching(), film, target, () => undefined)).rejects.toMatchObject({
    code: 'file-exists',
  });
  expect(await readFile(precious, 'utf8')).toBe('of somebody else');
});

test('a pipe in its place is not waited for', async () => {
  execFileSync('mkfifo', [target]);
  await expect(receiveFilm(fetching(), film, target, () => undefined)).rejects.toMatchObject({
    code: 'file-exists',
  });
  expect(await proveCopy(target)).toBeUndefined();
});

/** Lets time go on while something waits. */
async function advanceUntil(done: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  done.then(
    () => over.abort(),
    () => over.abort(),
  );
  while (!over.signal.aborted) {
    clock.advance(1000);
    await new Promise(setImmediate);
  }
}
