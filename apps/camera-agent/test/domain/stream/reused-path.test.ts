import fc from 'fast-check';
import { AccessUnitSplitter } from '#camera-agent/domain/h264/access-unit-splitter.js';
import { LiveHub } from '#camera-agent/domain/live/live-hub.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import { concat } from '#live/domain/box.js';
import { RecordingMuxer } from '#camera-agent/domain/mp4/recording-muxer.js';
import { SimulatedEncoder } from '#camera-agent/domain/simulation/simulated-encoder.js';
import { ReusedMemory } from '#camera-agent/domain/stream/reused-memory.js';
import { UnitRing } from '#camera-agent/domain/stream/unit-ring.js';
import { fragmentsOf } from '../mp4/parsed-file.js';

const GOP = 10;
const FRAMES = 120;
const FRAME_MS = 1000 / 30;
const START_CODE = Uint8Array.of(0, 0, 0, 1);

const encoder = new SimulatedEncoder({ width: 64, height: 48, fps: 30, gop: GOP, name: 'test' });
const film = Array.from({ length: FRAMES }, (_, frame) => encoder.next(frame, frame * FRAME_MS, 'noon'));
const stream = concat(film.flatMap(({ nals }) => nals.flatMap((nal) => [START_CODE, nal])));
const pictures = film.map(({ nals }) => text(nals.at(-1) ?? new Uint8Array()));
/** Room for a few pictures: a group that goes makes room for the next. */
const SLAB_BYTES = 4 * Math.ceil(stream.length / FRAMES);

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** The last NAL unit of each sample, behind its length, told as one of the film's where it is one. */
function picturesIn(file: Uint8Array): number[] {
  const samples = fragmentsOf(file).flatMap((fragment) => fragment.samples);
  return samples.map(({ data }) => pictures.findIndex((picture) => text(lastNal(data)) === picture));
}

function lastNal(data: Uint8Array): Uint8Array {
  const view = new DataView(data.buffer, data.byteOffset);
  let at = 0;
  while (at + 4 + view.getUint32(at) < data.length) at += 4 + view.getUint32(at);
  return data.subarray(at + 4);
}

test('a recording and a live picture have every picture as it was, though its memory is used for later ones', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 100, max: 2000 }),
      (chunk, historyMs) => {
        const splitter = new AccessUnitSplitter(new ReusedMemory(SLAB_BYTES));
        const ring = new UnitRing({ historyMs, maxBytes: 1e8 });
        const hub = new LiveHub(ring);
        const muxer = new RecordingMuxer({ nominalFrameMs: FRAME_MS });
        const [recorded, seen, keys]: Uint8Array[][] = [[], [], []];
        const sink = (into: Uint8Array[] = []): ((piece: LivePiece) => void) => {
          return ({ bytes }) => void into.push(bytes.slice());
        };
        const open = (mode: 'full' | 'keyframes', piece: (piece: LivePiece) => void): unknown =>
          hub.open(mode, { begin: (pieces) => pieces.forEach(piece), piece, end: () => undefined });
        open('full', sink(seen));
        open('keyframes', sink(keys));
        let frame = 0;
        const give = (units: ReturnType<typeof splitter.flush>): void => {
          for (const one of units) {
            const unit = { ...one, timeMs: frame++ * FRAME_MS };
            ring.push(unit);
            hub.unit(unit);
            const result = muxer.add(unit);
            if (result.kind !== 'accepted') throw new Error(result.kind);
            recorded?.push(result.append.slice());
            muxer.giveBack(result.append);
          }
        };
        for (let at = 0; at < stream.length; at += chunk)
          give(splitter.push(stream.slice(at, at + chunk), 0));
        give(splitter.flush());
        recorded?.push(muxer.finish().append);
        const all = film.map((_, index) => index);
        expect(picturesIn(concat(recorded ?? []))).toEqual(all);
        expect(picturesIn(concat(seen ?? []))).toEqual(all);
        const keyFrames = all.filter((index) => index % GOP === 0);
        expect(picturesIn(concat(keys ?? []))).toEqual(keyFrames.slice(0, -1));
      },
    ),
    { numRuns: 30 },
  );
});
