import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { answerAsked } from '#testing/helpers/answer-asked.js';
import { frameNumbers } from '../../../test/e2e/support/frame-numbers.js';
import { Delays } from '../streams/delays.js';
import { JPEG_BEGINNING, JpegSplitter } from './jpeg-splitter.js';

/** What it can be asked for. */
export interface JpegCameraDeeds {
  /** Begins to send the pictures of a film of a simulated camera, again and again; gives its port. */
  readonly open: { readonly film: string; readonly width: number; readonly height: number };
  /** Watches what a server on this port makes of it for so long; gives what is `JpegDelays`. */
  readonly watch: { readonly port: number; readonly ms: number; readonly kept: string };
}

/** From when a picture was sent until it came back whole. */
export interface JpegDelays {
  readonly pictures: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const FRAME_MS = 1000 / 30;
const MOST_BYTES = 512 * 1024 * 1024;

// A program of its own: a camera of MJPEG, and whoever watches what others make of it, by one clock.
const readers = new Set<ServerResponse>();
const sentAt = new Map<number, number>();
let size = { width: 0, height: 0 };

await answerAsked<JpegCameraDeeds>({
  open: async ({ film, width, height }) => {
    size = { width, height };
    const [jpegs, numbers] = await Promise.all([jpegsOf(film), frameNumbers(film, width, height)]);
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'multipart/x-mixed-replace; boundary=picture' });
      readers.add(response);
      response.once('close', () => readers.delete(response));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    void send(jpegs, numbers);
    return (server.address() as AddressInfo).port;
  },
  watch: async ({ port, ms, kept }): Promise<JpegDelays> => {
    const seen = await seenAt(port, ms);
    await writeFile(kept, Buffer.concat(seen.map(({ jpeg }) => jpeg)));
    const numbers = await frameNumbers(kept, size.width, size.height, { source: ['-f', 'mjpeg'] });
    const delays = new Delays();
    for (const [i, { at, sent }] of seen.entries()) {
      const from = sent.get(numbers[i] ?? NaN);
      if (from !== undefined) delays.add(at - from);
    }
    return { pictures: seen.length, p50Ms: delays.percentile(0.5), p99Ms: delays.percentile(0.99) };
  },
});

async function jpegsOf(film: string): Promise<Buffer[]> {
  const { stdout } = await promisify(execFile)(
    'ffmpeg',
    ['-v', 'error', '-i', film, '-fps_mode', 'passthrough', '-c:v', 'mjpeg', '-q:v', '3', '-f', 'mjpeg', '-'],
    { encoding: 'buffer', maxBuffer: MOST_BYTES },
  );
  const starts: number[] = [];
  for (let at = 0; at >= 0; at = stdout.indexOf(JPEG_BEGINNING, at + 1)) starts.push(at);
  return starts.map((start, i) => stdout.subarray(start, starts[i + 1]));
}

async function send(jpegs: readonly Buffer[], numbers: readonly number[]): Promise<void> {
  const began = performance.now();
  for (let frame = 0; ; frame += 1) {
    await pause(Math.max(0, began + frame * FRAME_MS - performance.now()));
    const index = frame % jpegs.length;
    const jpeg = jpegs[index] ?? Buffer.alloc(0);
    const head = `--picture\r\nContent-Type: image/jpeg\r\nContent-Length: ${jpeg.length}\r\n\r\n`;
    const part = Buffer.concat([Buffer.from(head), jpeg, Buffer.from('\r\n')]);
    sentAt.set(numbers[index] ?? NaN, performance.now());
    for (const reader of readers) reader.write(part);
  }
}

/** The pictures, when each was whole, and when those before it had been sent. */
async function seenAt(
  port: number,
  ms: number,
): Promise<{ jpeg: Buffer; at: number; sent: ReadonlyMap<number, number> }[]> {
  const seen: { jpeg: Buffer; at: number; sent: ReadonlyMap<number, number> }[] = [];
  const splitter = new JpegSplitter((jpeg) =>
    seen.push({ jpeg, at: performance.now(), sent: new Map(sentAt) }),
  );
  const request = get({ host: '127.0.0.1', port, path: '/', agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  response.on('data', (chunk: Buffer) => splitter.push(chunk));
  await pause(ms);
  request.destroy();
  return seen;
}
