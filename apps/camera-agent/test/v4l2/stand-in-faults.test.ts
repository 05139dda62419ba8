import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { describeWith } from '#testing/tools.js';
import { eventually } from '#testing/eventually.js';
import { C270, C920, UsbHost } from './usb-host.js';

// The stand-ins of v4l2-ctl and of ffmpeg fail at the moment at which their file says so, and note it.
const COPY = ['v4l2-ctl', '-d', C920.node, '--set-parm=30', '--stream-mmap', '--stream-to=-'];
const ENCODE = [
  ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'warning'],
  ...['-f', 'v4l2', '-input_format', 'mjpeg', '-framerate', '30', '-video_size', '640x480', '-i', C270.node],
  ...[
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-tune',
    'zerolatency',
    '-f',
    'h264',
    '-flush_packets',
    '1',
    '-',
  ],
];

type Child = ChildProcessByStdio<null, Readable, Readable>;

interface Running {
  readonly child: Child;
  /** So many were heard. */
  readonly bytes: number;
}

const children: { readonly child: Child; readonly closed: Promise<unknown> }[] = [];

afterEach(async () => {
  for (const { child } of children) child.kill('SIGKILL');
  await Promise.all(children.splice(0).map(({ closed }) => closed));
});

async function streaming(host: UsbHost, [program = '', ...args]: readonly string[]): Promise<Running> {
  const env = { ...host.environment, _STDBUF_O: '0' };
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push({ child, closed: once(child, 'close') });
  const running = { child, bytes: 0 };
  child.stderr.resume();
  child.stdout.on('data', (piece: Buffer) => (running.bytes += piece.length));
  await eventually('its first bytes', () => running.bytes > 0);
  return running;
}

async function struck(host: UsbHost): Promise<{ word: string; at: number }> {
  const path = `${host.environment.STANDIN_USB ?? ''}.struck`;
  const line = await eventually('a note', () => readFile(path, 'utf8').catch(() => undefined));
  const [word = '', at] = line.trim().split(' ');
  return { word, at: Number(at) };
}

const BOTH = [
  ['v4l2-ctl', C920, COPY],
  ['ffmpeg', C270, ENCODE],
] as const;

describeWith('ffmpeg', 'while it runs', () => {
  test.each(BOTH)('%s is killed', async (_, camera, command) => {
    const host = await UsbHost.with([camera]);
    const { child } = await streaming(host, command);
    const ended = once(child, 'exit');
    const asked = Date.now();
    await host.plug([camera], { dies: true });
    expect((await ended)[1]).toBe('SIGKILL');
    const { word, at } = await struck(host);
    expect(word).toBe('die');
    expect(at).toBeGreaterThanOrEqual(asked - 1);
    expect(at).toBeLessThanOrEqual(Date.now() + 1);
  });

  test.each(BOTH)('%s falls silent, and goes on to run', async (_, camera, command) => {
    const host = await UsbHost.with([camera]);
    const running = await streaming(host, command);
    await host.plug([camera], { stalls: true });
    expect((await struck(host)).word).toBe('stall');
    // What stands in the pipe still comes; behind it there is nothing for the time of nine frames.
    await eventually('silence', async () => {
      const before = running.bytes;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return running.bytes === before;
    });
    expect([running.child.exitCode, running.child.signalCode]).toEqual([null, null]);
  });

  test.each(BOTH)('%s notes that the camera is pulled out', async (_, camera, command) => {
    const host = await UsbHost.with([camera]);
    const { child } = await streaming(host, command);
    const ended = once(child, 'exit');
    await host.plug([]);
    await ended;
    expect((await struck(host)).word).toBe('unplug');
  });

  test.each(BOTH)('%s has its first picture late', async (_, camera, command) => {
    const host = await UsbHost.with([camera], { startMs: 1000 });
    const began = performance.now();
    await streaming(host, command);
    expect(performance.now() - began).toBeGreaterThan(1000);
  });
});
