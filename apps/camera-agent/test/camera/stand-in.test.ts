import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { AccessUnitSplitter } from '#camera-agent/domain/h264/access-unit-splitter.js';
import { describeWith, toolPath } from '#testing/tools.js';
import { execFileSync } from 'node:child_process';
import { tempDir } from '#testing/temp-dir.js';
import { type Finished, runStandIn, STAND_IN_FOLDER, standInEnvironment } from './stand-in-process.js';

// The stand-in is only worth something if it behaves as the real tool was seen to.
const PI4 = { STANDIN_MODEL: 'pi4' };
const STREAM = ['-n', '-t', '0', '--libav-format', 'h264', '-o', '-'];

function end(args: string[], environment: Record<string, string> = {}): Promise<Finished> {
  return runStandIn(args, environment).finished;
}

function frames(bytes: Uint8Array): number {
  const splitter = new AccessUnitSplitter();
  return splitter.push(bytes, 0).length + splitter.flush().length;
}

function count(bytes: Uint8Array, nalType: number): number {
  const splitter = new AccessUnitSplitter();
  const units = [...splitter.push(bytes, 0), ...splitter.flush()];
  return units.flatMap(({ nals }) => nals).filter((nal) => ((nal[0] ?? 0) & 0x1f) === nalType).length;
}

describe('questions', () => {
  test('--version: three lines on standard output, with the tool’s own typo', async () => {
    const { stdout, code } = await end(['--version']);
    const lines = stdout.toString().trimEnd().split('\n');
    expect([lines.length, code]).toEqual([3, 0]);
    expect(lines[1]).toBe('rpicam-apps capabilites: egl:0 qt:0 drm:0 libav:1');
  });

  test('--list-cameras: standard output, exit 0, with and without a camera', async () => {
    const one = await end(['--list-cameras']);
    expect([one.code, one.stdout.toString()]).toEqual([0, expect.stringContaining('0 : imx708 [4608x2592')]);
    const none = await end(['--list-cameras'], { STANDIN_FAULT: 'no-camera' });
    expect([none.code, none.stdout.toString()]).toEqual([0, 'No cameras available!\n']);
    const busy = await end(['--list-cameras'], { STANDIN_FAULT: 'busy' });
    expect([busy.code, busy.stdout.toString()]).toEqual([0, expect.stringContaining('(65535, 65535)')]);
  });
});

test('a board has its cameras where its device tree has them', async () => {
  const lists = await Promise.all([{}, PI4].map((environment) => end(['--list-cameras'], environment)));
  expect(lists.map(({ stdout }) => /\/base\/\w+\//.exec(stdout.toString())?.[0])).toEqual([
    '/base/axi/',
    '/base/soc/',
  ]);
});

test('two cameras are two in the list, and each can be had', async () => {
  const two = { STANDIN_CAMERAS: '2' };
  const { stdout } = await end(['--list-cameras'], two);
  expect(stdout.toString()).toMatch(/^0 : imx708 [^]*^1 : ov5647 /m);
  const args = ['-n', '-t', '100', '--libav-format', 'h264', '-o', '-', '--camera', '1'];
  expect(await end(args, two)).toMatchObject({ code: 0 });
});

test('the tool of old has another name, and says so', async () => {
  const folder = await tempDir();
  const tool = join(folder, 'libcamera-vid');
  await symlink(join(STAND_IN_FOLDER, 'rpicam-vid'), tool);
  const said = execFileSync(tool, ['--version'], { env: standInEnvironment({ STANDIN_VERSION: '1.3.0' }) });
  expect(said.toString()).toMatch(/^libcamera-apps build: v1\.3\.0 /);
});

describe('refusals, exit 255 and a text on standard error', () => {
  test.each<[string[], Record<string, string>, string]>([
    [STREAM, { STANDIN_FAULT: 'no-camera' }, 'no cameras available'],
    [[...STREAM, '--camera', '3'], {}, 'selected camera is not available'],
    [STREAM, { STANDIN_FAULT: 'busy' }, 'failed to acquire camera /base/'],
    [[...STREAM, '--annotate-text', 'x'], {}, "unrecognised option '--annotate-text'"],
    [['-t', '1', '--timeout', '2'], {}, "option '--timeout' cannot be specified more than once"],
    [[...STREAM, '--rotation', '90'], {}, 'transforms requiring transpose not supported'],
    [[...STREAM, '--rotation', '45'], {}, 'illegal rotation value'],
    [[...STREAM, '--gain', 'loud'], {}, "the argument ('loud') for option '--gain' is invalid"],
    [[...STREAM, '--camera', '1'], {}, 'selected camera is not available'],
    [[...STREAM, '--save-pts', '/dev/null'], {}, 'libav: Incompatible options selected.'],
    [
      ['-n', '--save-pts', '/dev/null', '-o', '/dev/null/x.h264'],
      { STANDIN_VERSION: '1.7.0' },
      'libav: Incompatible options selected.',
    ],
    [
      [...STREAM, '--lens-position', '1'],
      { STANDIN_VERSION: '1.0.1' },
      "unrecognised option '--lens-position'",
    ],
    [['-n', '-o', '-'], {}, 'libav: cannot allocate output context, try setting with --libav-format'],
    [[...STREAM, '--low-latency'], { STANDIN_VERSION: '1.5.9' }, "unrecognised option '--low-latency'"],
    [['-n', '--low-latency', '-o', '-'], PI4, "unrecognised option '--low-latency'"],
    [['-n', '--width', '1922', '-o', '-'], PI4, 'failed to start output streaming'],
    [['-n', '--height', '1082', '-o', '-'], PI4, 'failed to start output streaming'],
    [STREAM, PI4, "unrecognised option '--libav-format'"],
  ])('%j %j: %s', async (args, environment, text) => {
    const { code, stderr, stdout } = await end(args, environment);
    expect([code, stdout.length]).toEqual([255, 0]);
    expect(stderr).toContain(`ERROR: *** ${text}`);
  });

  test('a busy camera is named first', async () => {
    const { stderr } = await end(STREAM, { STANDIN_FAULT: 'busy' });
    expect(stderr).toContain('Pipeline handler in use by another process');
  });
});

describe('failures in an encoder, SIGABRT', () => {
  test('an output that cannot be written', async () => {
    const { signal, stderr } = await end(['-n', '-o', '/nowhere/x.h264']);
    expect(signal).toBe('SIGABRT');
    expect(stderr).toContain('what():  failed to open output file');
  });

  test('mp4 to a pipe', async () => {
    expect((await end(['-n', '--libav-format', 'mp4', '-o', '-'])).signal).toBe('SIGABRT');
  });

  test('a reader that closed standard output', async () => {
    const standIn = runStandIn(STREAM);
    await standIn.firstByte;
    standIn.closeStdout();
    const { signal, stderr } = await standIn.finished;
    expect([signal, stderr]).toEqual(['SIGABRT', expect.stringContaining('Received signal 13')]);
  });
});

describe('the stream', () => {
  test('is as fast as --framerate and as long as -t says', async () => {
    const { code, stdout, lastedMs } = await end([
      ...['-n', '-t', '2000', '--framerate', '60', '--libav-format', 'h264', '-o', '-'],
    ]);
    expect([code, frames(stdout)]).toEqual([0, 120]);
    expect(lastedMs).toBeGreaterThan(1900);
  });

  test('begins anew without a break: a loop has the same parameter sets', async () => {
    const fixture = await readFile(join(STAND_IN_FOLDER, '../fixtures/bars-640x480-30.h264'));
    expect([frames(fixture), frames(Buffer.concat([fixture, fixture]))]).toEqual([90, 180]);
    expect(fixture.length).toBeLessThan(300_000);
  });

  test('repeats its parameter sets on a Pi 5, and on older ones with --inline only', async () => {
    const args = ['-n', '-t', '1500', '--framerate', '60', '--flush', '-o', '-'];
    const [five, four, inline] = await Promise.all([
      end([...args, '--libav-format', 'h264']),
      end(args, PI4),
      end([...args, '--inline'], PI4),
    ]);
    expect([five, four, inline].map(({ stdout }) => count(stdout, 7))).toEqual([3, 1, 3]);
  });

  test('comes with a line of noise for each frame unless -n is given', async () => {
    const args = ['-t', '500', '--libav-format', 'h264', '-o', '-'];
    const noisy = await end(args);
    const quiet = await end(['-n', ...args]);
    expect(noisy.stderr.match(/ fps\) exp /g)).toHaveLength(15);
    expect(quiet.stderr).not.toContain(' fps) exp ');
  });

  test('goes silent with a word in the log when the sensor stalls, and hears SIGINT no more', async () => {
    const standIn = runStandIn(STREAM, { STANDIN_FAULT: 'stall', STANDIN_AFTER: '3' });
    await standIn.says('Device timeout detected');
    standIn.kill('SIGINT');
    setTimeout(() => standIn.kill('SIGKILL'), 1200);
    const { signal, stdout, lastedMs } = await standIn.finished;
    expect([signal, frames(stdout)]).toEqual(['SIGKILL', 3]);
    expect(lastedMs).toBeGreaterThan(1000);
  });

  test('can end by itself', async () => {
    const { signal, stdout } = await end(STREAM, { STANDIN_FAULT: 'die', STANDIN_AFTER: '5' });
    expect([signal, frames(stdout)]).toEqual(['SIGABRT', 5]);
  });
});

describe('signals', () => {
  test('SIGINT before the first byte kills', async () => {
    const standIn = runStandIn(STREAM, { STANDIN_START_MS: '5000' });
    setTimeout(() => standIn.kill('SIGINT'), 300);
    expect((await standIn.finished).signal).toBe('SIGINT');
  });

  test('SIGINT later is a clean stop, exit 0, after 210 ms or more', async () => {
    const standIn = runStandIn(STREAM);
    await standIn.firstByte;
    standIn.kill('SIGINT');
    const { code, lastedMs } = await standIn.finished;
    expect(code).toBe(0);
    expect(lastedMs).toBeGreaterThan(210);
  });

  test.each(['SIGTERM', 'SIGHUP'] as const)('%s is instant death', async (signal) => {
    const standIn = runStandIn(STREAM);
    await standIn.firstByte;
    standIn.kill(signal);
    expect((await standIn.finished).signal).toBe(signal);
  });

  test('with no-sigint only SIGKILL helps', async () => {
    const standIn = runStandIn(STREAM, { STANDIN_FAULT: 'no-sigint' });
    await standIn.firstByte;
    standIn.kill('SIGINT');
    setTimeout(() => standIn.kill('SIGKILL'), 700);
    expect((await standIn.finished).signal).toBe('SIGKILL');
  });
});

describeWith('ffprobe', 'held against ffprobe', () => {
  test('the recorded stream is 90 frames of 640x480 without B-frames', () => {
    const file = join(STAND_IN_FOLDER, '../fixtures/bars-640x480-30.h264');
    const fields = 'stream=width,height,has_b_frames,nb_read_frames';
    const args = ['-v', 'error', '-count_frames', '-show_entries', fields, '-of', 'csv=p=0', file];
    expect(
      execFileSync(toolPath('ffprobe') ?? '', args)
        .toString()
        .trim(),
    ).toBe('640,480,0,90');
  });
});
