import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createFilm,
  FilmFile,
  type FilmFileOptions,
  type FilmHandle,
  type FilmPiece,
} from '#camera-agent/adapters/fs/film-file.js';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import { tempDir } from '#testing/temp-dir.js';

/** A file in memory whose disk can be made slow, full or short of breath. */
class TestDisk implements FilmHandle {
  readonly written: { position: number; bytes: number[] }[] = [];
  syncs = 0;
  closed = false;
  /** Each sync waits for this. */
  gate = Promise.resolve();
  failWith: NodeJS.ErrnoException | undefined;
  mostBytesAWrite = Infinity;

  write = ((bytes: Uint8Array, offset: number, length: number, position: number) => {
    if (this.failWith) return Promise.reject(this.failWith);
    const bytesWritten = Math.min(length, this.mostBytesAWrite);
    this.written.push({ position, bytes: [...bytes.subarray(offset, offset + bytesWritten)] });
    return Promise.resolve({ bytesWritten, buffer: bytes });
  }) as FilmHandle['write'];

  async datasync(): Promise<void> {
    await this.gate;
    this.syncs += 1;
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}

interface Made {
  disk: TestDisk;
  times: TestDisk;
  film: FilmFile;
  failures: RollcallError[];
}

function make(options: Partial<FilmFileOptions> = {}): Made {
  const disk = new TestDisk();
  const times = new TestDisk();
  const failures: RollcallError[] = [];
  const demandRoom = (): Promise<void> => Promise.resolve();
  const film = new FilmFile(Promise.resolve({ film: disk, times }), {
    demandRoom,
    onFailure: (error) => failures.push(error),
    ...options,
  });
  return { disk, times, film, failures };
}

function piece(bytes: Uint8Array, untilMs: number, times = ''): FilmPiece {
  return { bytes, untilMs, times };
}

const NOTHING = { bytes: new Uint8Array(), times: '' };

function errno(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

test('pieces are written in order, each synced, then the end, then the patches', async () => {
  const folder = await tempDir();
  const path = join(folder, 'a.mp4');
  const timesPath = join(folder, 'a.pts');
  const handles = { film: await createFilm(path), times: await createFilm(timesPath) };
  const film = new FilmFile(Promise.resolve(handles), {
    demandRoom: () => Promise.resolve(),
    onFailure: () => undefined,
  });
  film.append(piece(Buffer.from('one'), 500, '# 1\n'));
  film.append(piece(Buffer.from('two'), 1000, '0.000\n'));
  const end = { bytes: Buffer.from('end'), times: '33.333\n' };
  const size = await film.finish(end, [{ offset: 1, bytes: Buffer.from('X') }]);
  expect(size).toBe(9);
  expect(await readFile(path, 'utf8')).toBe('oXetwoend');
  expect(await readFile(timesPath, 'utf8')).toBe('# 1\n0.000\n33.333\n');
});

test('each piece is on disk before the next is written', async () => {
  const { disk, film } = make();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  disk.gate = promise as Promise<unknown> as Promise<void>;
  film.append(piece(Uint8Array.of(1), 500));
  film.append(piece(Uint8Array.of(2), 1000));
  await new Promise(setImmediate);
  expect([disk.written.length, film.writtenBytes]).toEqual([1, 0]);
  resolve(undefined);
  await film.finish(NOTHING, []);
  expect(disk.written.map(({ position }) => position)).toEqual([0, 1]);
  expect([disk.syncs, disk.closed]).toEqual([4, true]);
});

test('it is full when the disk is 8 s behind or the queue holds its bytes, and has room again later', async () => {
  const { disk, film } = make({ maxQueuedBytes: 100, maxQueuedMs: 8000 });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  disk.gate = promise as Promise<unknown> as Promise<void>;
  film.append(piece(new Uint8Array(10), 500));
  film.append(piece(new Uint8Array(10), 8000));
  expect(film.full).toBe(false);
  film.append(piece(new Uint8Array(10), 8500));
  expect(film.full).toBe(true);
  resolve(undefined);
  await new Promise(setImmediate);
  expect(film.full).toBe(false);
  film.append(piece(new Uint8Array(100), 9000));
  expect(film.full).toBe(true);
  await film.finish(NOTHING, []);
});

test('time in which the camera gave nothing is no lag of the disk', async () => {
  const { disk, film } = make({ maxQueuedMs: 8000 });
  film.append(piece(new Uint8Array(10), 500));
  await new Promise(setImmediate);
  expect(film.writtenBytes).toBe(10);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  disk.gate = promise as Promise<unknown> as Promise<void>;
  film.append(piece(new Uint8Array(10), 9500));
  expect(film.full).toBe(false);
  film.append(piece(new Uint8Array(10), 17_500));
  expect(film.full).toBe(true);
  resolve(undefined);
  await film.finish(NOTHING, []);
});

test('a write that takes only some of the bytes goes on with the rest', async () => {
  const { disk, film } = make();
  disk.mostBytesAWrite = 2;
  film.append(piece(Uint8Array.of(1, 2, 3, 4, 5), 500));
  await film.finish(NOTHING, []);
  expect(disk.written.map(({ position }) => position)).toEqual([0, 2, 4]);
  expect(disk.written.flatMap(({ bytes }) => bytes)).toEqual([1, 2, 3, 4, 5]);
});

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EIO', 'disk-failed'],
] as const)(
  'a write that fails with %s is told once as %s, and nothing more is written',
  async (code, expected) => {
    const { disk, film, failures } = make();
    disk.failWith = errno(code);
    film.append(piece(Uint8Array.of(1), 500));
    await new Promise(setImmediate);
    disk.failWith = undefined;
    film.append(piece(Uint8Array.of(2), 1000));
    await expect(film.finish({ bytes: Uint8Array.of(3), times: '' }, [])).rejects.toMatchObject({
      code: expected,
    });
    expect(failures.map((error) => error.code)).toEqual([expected]);
    expect([disk.written, disk.closed]).toEqual([[], true]);
  },
);

test('the reserve of the disk ends a film before it is touched', async () => {
  const refusal = errno('ENOSPC');
  const { disk, film, failures } = make({ demandRoom: () => Promise.reject(refusal) });
  film.append(piece(Uint8Array.of(1), 500));
  await expect(film.finish(NOTHING, [])).rejects.toMatchObject({ code: 'disk-full' });
  expect([failures.length, disk.written.length]).toEqual([1, 0]);
});

test('a film never takes the place of another file', async () => {
  const path = join(await tempDir(), 'a.mp4');
  await writeFile(path, 'mine');
  await expect(createFilm(path)).rejects.toMatchObject({ code: 'EEXIST' });
});

test('an abandoned film is closed, without what was not yet written', async () => {
  const { disk, film } = make();
  film.append(piece(Uint8Array.of(1), 500));
  film.append(piece(Uint8Array.of(2), 1000));
  await film.abandon();
  expect([disk.written.length <= 1, disk.closed]).toEqual([true, true]);
});

test('what was captured before the recording is queued at once, and the 8 s count from its end', async () => {
  const { disk, film } = make({ maxQueuedBytes: 100, maxQueuedMs: 8000 });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  disk.gate = promise as Promise<unknown> as Promise<void>;
  film.append(piece(new Uint8Array(200), 30_000));
  expect(film.full).toBe(true);
  film.allowBurst();
  expect(film.full).toBe(false);
  film.append(piece(new Uint8Array(10), 38_000));
  expect(film.full).toBe(true);
  resolve(undefined);
  await film.finish(NOTHING, []);
  expect(film.full).toBe(false);
});

test('files that cannot be opened are told as a failure, and there is nothing to close', async () => {
  const failures: RollcallError[] = [];
  const film = new FilmFile(Promise.reject(errno('ENOENT')), {
    demandRoom: () => Promise.resolve(),
    onFailure: (error) => failures.push(error),
  });
  film.append(piece(Uint8Array.of(1), 500));
  await expect(film.finish(NOTHING, [])).rejects.toMatchObject({ code: 'disk-failed' });
  expect(failures[0]?.message).toContain('folder of recordings was gone');
});
