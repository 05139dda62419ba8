import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { LiveAnswer } from '#live/live-answer.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { AccessUnitSplitter } from '#camera-agent/domain/h264/access-unit-splitter.js';
import { LiveHub } from '#camera-agent/domain/live/live-hub.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import { UnitRing } from '#camera-agent/domain/stream/unit-ring.js';
import { systemClock } from '#runtime/system-clock.js';

// A program of its own: gives a film (argument, Annex B) to a live reader over a socket, a frame at a time, and prints
// how long each took, ms, as JSON.

const FRAMES = 600;
const FRAME_MS = 1000 / 30;
const NO_UNIT: AccessUnit = { nals: [], keyFrame: false, timeMs: 0 };

function unitsOf(stream: Uint8Array): AccessUnit[] {
  const splitter = new AccessUnitSplitter();
  const units = [...splitter.push(stream, 0), ...splitter.flush()];
  // They are given again and again, which the memory that they lie in does not allow.
  return units.map((unit) => ({ ...unit, nals: unit.nals.map((nal) => nal.slice()) }));
}

/** One reader of a live picture over a real socket; gives the delay of each frame. */
async function deliver(units: readonly AccessUnit[]): Promise<number[]> {
  const ring = new UnitRing({ historyMs: 5000, maxBytes: 64 * 1024 * 1024 });
  const hub = new LiveHub(ring);
  const given = new Deliveries();
  const server = createServer((_, response) => {
    const answer = new LiveAnswer(response, systemClock);
    response.once('close', () => answer.stop());
    const piece = (each: LivePiece): void => given.passed(each, answer);
    hub.open('full', { begin: (pieces) => pieces.forEach(piece), piece, end: () => answer.end() });
    response.flushHeaders();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [reader] = (await once(get({ host: '127.0.0.1', port }), 'response')) as [IncomingMessage];
  reader.on('data', (bytes: Buffer) => given.arrived(bytes.length));
  const began = performance.now();
  for (let frame = 0; frame < FRAMES; frame += 1) {
    await pause(Math.max(0, began + frame * FRAME_MS - performance.now()));
    const unit = { ...(units[frame % units.length] ?? NO_UNIT), timeMs: frame * FRAME_MS };
    given.begins();
    ring.push(unit);
    hub.unit(unit);
  }
  await pause(200);
  server.closeAllConnections();
  server.close();
  return given.latencies;
}

/** When which byte was sent, and when it came. */
class Deliveries {
  readonly latencies: number[] = [];
  private readonly open: { readonly at: number; readonly end: number }[] = [];
  private beganAt = 0;
  private init: Uint8Array | undefined;
  private sent = 0;
  private received = 0;

  begins(): void {
    this.beganAt = performance.now();
  }

  passed(piece: LivePiece, answer: LiveAnswer): void {
    this.sent += piece.bytes.length + (piece.init === this.init ? 0 : piece.init.length);
    this.init = piece.init;
    this.open.push({ at: this.beganAt, end: this.sent });
    answer.piece(piece);
  }

  arrived(bytes: number): void {
    this.received += bytes;
    while (this.open[0] && this.open[0].end <= this.received) {
      this.latencies.push(performance.now() - (this.open.shift()?.at ?? 0));
    }
  }
}

const [film = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await deliver(unitsOf(await readFile(film)))));
