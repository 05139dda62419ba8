import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { type Finished, runStandIn, type StandIn } from './stand-in-process.js';

// What the driver depends on beyond standard output, held against the facts too.
const PI4 = { STANDIN_MODEL: 'pi4' };

interface Files {
  readonly finished: Finished;
  readonly times: number[];
  readonly metadata: string;
}

/** Half a second of video into files, with times and metadata. */
async function filmInto(args: string[], environment: Record<string, string> = {}): Promise<Files> {
  const folder = await tempDir();
  const [pts, metadata] = [join(folder, 'pts'), join(folder, 'metadata')];
  const output = args.includes('-o') ? [] : ['-o', join(folder, 'x.h264')];
  const finished = await runStandIn(
    ['-n', '-t', '500', '--save-pts', pts, '--metadata', metadata, ...output, ...args],
    { STANDIN_START_MS: '0', ...environment },
  ).finished;
  const [head, ...lines] = (await readFile(pts, 'utf8')).trim().split('\n');
  expect(head).toBe('# timecode format v2');
  return { finished, times: lines.map(Number), metadata: await readFile(metadata, 'utf8') };
}

/** Opened for reading and writing, so that nobody waits; the reader reads nothing unless told. */
async function fifo(name: string): Promise<{ path: string; close: () => void; isFull: () => boolean }> {
  const path = join(await tempDir(), name);
  execFileSync('mkfifo', [path]);
  const file = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const isFull = (): boolean => {
    try {
      return writeSync(file, 'x') === 0;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EAGAIN';
    }
  };
  return { path, close: () => closeSync(file), isFull };
}

describe('--save-pts', () => {
  test.each([
    ['a Pi 5 whose output ends in 264', ['--low-latency'], {}],
    ['an older one', [], PI4],
  ])('has a line for each frame, in order, on %s', async (_, args, environment) => {
    const { finished, times } = await filmInto(args, environment);
    expect([finished.code, times.length, times[0]]).toEqual([0, 15, 0]);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('is in the order of decoding on a Pi 5 without --low-latency', async () => {
    const { times } = await filmInto([]);
    expect(times).not.toEqual([...times].sort((a, b) => a - b));
  });

  test('goes into a fifo whose name ends in 264', async () => {
    const { path, close } = await fifo('x.h264');
    const standIn = runStandIn(['-n', '-t', '100', '--save-pts', '/dev/null', '-o', path]);
    expect((await standIn.finished).code).toBe(0);
    close();
  });
});

describe('--metadata', () => {
  test('is an array with an object for each frame', async () => {
    const { metadata } = await filmInto(['--low-latency']);
    const objects = JSON.parse(metadata) as Record<string, unknown>[];
    expect(objects).toHaveLength(15);
    expect(objects[0]).toMatchObject({ AnalogueGain: expect.any(Number) as number, SensorTimestamp: 1e9 });
  });

  test('is empty on a Pi 5 with standard output', async () => {
    const metadata = join(await tempDir(), 'metadata');
    const args = ['-n', '-t', '200', '--libav-format', 'h264', '--metadata', metadata, '-o', '-'];
    expect((await runStandIn(args).finished).code).toBe(0);
    expect((await readFile(metadata, 'utf8')).replaceAll(/\s/g, '')).toBe('[]');
  });

  test('tells what was set, clamped to what is possible without a word', async () => {
    const asked = ['--shutter', '900000', '--gain', '2', '--awbgains', '1.5,2', '--lens-position', '4'];
    const { finished, metadata } = await filmInto([...asked, '--brightness', '40', '--low-latency']);
    expect([finished.code, finished.stderr]).toEqual([0, expect.not.stringMatching(/brightness|shutter/)]);
    expect(JSON.parse(metadata)).toContainEqual(
      expect.objectContaining({
        ExposureTime: 33_333,
        AnalogueGain: 2,
        ColourGains: [1.5, 2],
        LensPosition: 4,
      }),
    );
  });
});

describe('an output that cannot be written', () => {
  test('a full disk ends it by SIGABRT', async () => {
    const { signal, stderr } = await runStandIn(['-n', '-o', '/dev/full'], PI4).finished;
    expect([signal, stderr]).toEqual(['SIGABRT', expect.stringContaining('failed to write output bytes')]);
  });

  test('a fifo whose reader went away does so too', async () => {
    const { path, close } = await fifo('x.h264');
    const standIn = runStandIn(['-n', '-t', '0', '-o', path], { STANDIN_START_MS: '300' });
    const cat = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    await opened(standIn, path);
    close();
    closeSync(cat);
    const { signal, stderr } = await standIn.finished;
    expect([signal, stderr]).toEqual(['SIGABRT', expect.stringContaining('Received signal 13')]);
  });

  test('a reader that does not read makes it deaf to SIGINT', async () => {
    const { path, close, isFull } = await fifo('x.h264');
    const standIn = runStandIn(['-n', '-t', '0', '--framerate', '240', '-o', path]);
    await opened(standIn, path);
    await eventually('the pipe to be full', isFull);
    standIn.kill('SIGINT');
    setTimeout(() => standIn.kill('SIGKILL'), 600);
    expect((await standIn.finished).signal).toBe('SIGKILL');
    close();
  });

  /** Until the stand-in has the fifo open. */
  async function opened(standIn: StandIn, path: string): Promise<void> {
    await eventually('the fifo to be opened', async () => {
      const folder = `/proc/${standIn.pid}/fd`;
      const files = await Promise.all(
        (await readdir(folder)).map((name) => readlink(join(folder, name)).catch(String)),
      );
      return files.includes(path);
    });
  }
});

test('a sensor that times out may go on', async () => {
  const faults = { STANDIN_FAULT: 'hiccup', STANDIN_AFTER: '3' };
  const args = ['-n', '-t', '300', '--libav-format', 'h264', '-o', '-'];
  const { code, stderr, lastedMs } = await runStandIn(args, faults).finished;
  expect([code, stderr]).toEqual([
    0,
    expect.stringContaining('Device timeout detected, attempting a restart'),
  ]);
  expect(lastedMs).toBeGreaterThan(1000);
});

describe('rpicam-still', () => {
  test('gives a JPEG', async () => {
    const { code, stdout } = await runStandIn(['-n', '--immediate', '-o', '-'], {}, 'rpicam-still').finished;
    expect([code, stdout.subarray(0, 3).toString('hex'), stdout.subarray(-2).toString('hex')]).toEqual([
      0,
      'ffd8ff',
      'ffd9',
    ]);
  });

  test('shows a preview first unless told not to', async () => {
    const standIn = runStandIn(['-n', '-o', '-'], {}, 'rpicam-still');
    setTimeout(() => standIn.kill('SIGKILL'), 700);
    const { signal, stdout } = await standIn.finished;
    expect([signal, stdout.length]).toEqual(['SIGKILL', 0]);
  });

  test('cannot have a camera that is busy', async () => {
    const busy = { STANDIN_FAULT: 'busy' };
    const { code, stderr } = await runStandIn(['-n', '--immediate', '-o', '-'], busy, 'rpicam-still')
      .finished;
    expect([code, stderr]).toEqual([255, expect.stringContaining('failed to acquire camera')]);
  });
});
