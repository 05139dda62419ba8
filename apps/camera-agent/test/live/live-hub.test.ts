import { SimulatedEncoder } from '#camera-agent/domain/simulation/simulated-encoder.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { LiveHub } from '#camera-agent/domain/live/live-hub.js';
import { concat } from '#live/domain/box.js';
import { UnitRing } from '#camera-agent/domain/stream/unit-ring.js';
import { boxes, boxOf, fragmentsOf } from '../domain/mp4/parsed-file.js';
import { Reader } from './reader.js';

const GOP = 10;
const FRAME_MS = 1000 / 30;

/** Puts together what it was given. */
class FilmReader extends Reader {
  get bytes(): Uint8Array {
    const inits = this.pieces.map(({ init }, i) => (init === this.pieces[i - 1]?.init ? [] : [init]));
    return concat(this.pieces.flatMap(({ bytes }, i) => [...(inits[i] ?? []), bytes]));
  }

  get types(): string {
    return boxes(this.bytes)
      .map(({ type }) => type)
      .join(' ');
  }
}

class Camera {
  readonly ring = new UnitRing({ historyMs: 5000, maxBytes: 1e8 });
  readonly hub = new LiveHub(this.ring);
  private frame = 0;
  private encoder = this.encoderOf(64, 48);

  give(frames: number): void {
    for (let i = 0; i < frames; i += 1) {
      const unit: AccessUnit = this.encoder.next(this.frame, this.frame * FRAME_MS, 'noon');
      this.frame += 1;
      this.ring.push(unit);
      this.hub.unit(unit);
    }
  }

  resize(width: number, height: number): void {
    this.encoder = this.encoderOf(width, height);
    this.breakOff();
  }

  /** It goes on with a key frame. */
  breakOff(): void {
    this.ring.clear();
    this.hub.breakOff();
  }

  restart(): void {
    this.breakOff();
    this.encoder = this.encoderOf(64, 48);
  }

  private encoderOf(width: number, height: number): SimulatedEncoder {
    return new SimulatedEncoder({ width, height, fps: 30, gop: GOP, name: 'test' });
  }
}

/** The pictures follow each other without a gap or an overlap. */
function expectNoGap(bytes: Uint8Array): void {
  let end = fragmentsOf(bytes)[0]?.samples[0]?.timeTicks ?? -1;
  for (const { samples } of fragmentsOf(bytes)) {
    const [sample] = samples;
    expect(sample?.timeTicks).toBe(end);
    end = (sample?.timeTicks ?? 0) + (sample?.durationTicks ?? 0);
  }
}

test('who comes in the middle begins at once, with the group of pictures so far', () => {
  const camera = new Camera();
  camera.give(GOP + 5);
  const reader = new FilmReader();
  camera.hub.open('full', reader);
  expect(reader.types).toBe(`ftyp moov${' moof mdat'.repeat(5)}`);
  camera.give(3);
  expect(fragmentsOf(reader.bytes)).toHaveLength(8);
  expect(fragmentsOf(reader.bytes)[0]?.samples[0]?.flags).toBe(0x02000000);
  expectNoGap(reader.bytes);
});

test('who was there before the camera gave a picture gets the beginning with the first', () => {
  const camera = new Camera();
  const reader = new FilmReader();
  camera.hub.open('full', reader);
  camera.give(2);
  expect(reader.types).toBe('ftyp moov moof mdat moof mdat');
});

test('all get the same bytes, made once', () => {
  const camera = new Camera();
  const [one, two] = [new FilmReader(), new FilmReader()];
  camera.hub.open('full', one);
  camera.hub.open('full', two);
  camera.give(3);
  expect(one.pieces.map(({ bytes }) => bytes)).toEqual(two.pieces.map(({ bytes }) => bytes));
  one.pieces.forEach(({ bytes }, i) => expect(bytes).toBe(two.pieces[i]?.bytes));
});

test('key frames alone: each lasts until the next, and the one before is there at once', () => {
  const camera = new Camera();
  camera.give(2 * GOP + 3);
  const reader = new FilmReader();
  camera.hub.open('keyframes', reader);
  expect(fragmentsOf(reader.bytes)).toHaveLength(1);
  camera.give(3 * GOP);
  const fragments = fragmentsOf(reader.bytes);
  expect(fragments).toHaveLength(4);
  for (const { samples } of fragments.slice(1)) {
    expect(samples[0]?.durationTicks).toBe(GOP * 3000);
    expect(samples[0]?.flags).toBe(0x02000000);
  }
  expectNoGap(reader.bytes);
});

test.each(['full', 'keyframes'] as const)(
  '%s: pictures of another size come with a beginning of their own',
  (mode) => {
    const camera = new Camera();
    const reader = new FilmReader();
    camera.hub.open(mode, reader);
    camera.give(2 * GOP);
    camera.resize(128, 96);
    camera.give(2 * GOP + 1);
    expect(reader.types.match(/ftyp moov/g)).toHaveLength(2);
    const late = new FilmReader();
    camera.hub.open(mode, late);
    expect(late.types).toMatch(/^ftyp moov( moof mdat)+$/);
    expect(boxOf(late.bytes, 'moov', 'trak', 'tkhd').body.getUint32(88)).toBe(128 * 0x10000);
    expectNoGap(reader.bytes);
  },
);

test.each(['full', 'keyframes'] as const)(
  '%s: a camera that broke off goes on in the same stream, with a key frame',
  (mode) => {
    const camera = new Camera();
    const reader = new FilmReader();
    camera.hub.open(mode, reader);
    camera.give(GOP + 3);
    camera.breakOff();
    const { length } = reader.pieces;
    camera.give(3);
    camera.restart();
    camera.give(GOP + 1);
    expect(reader.pieces[length]?.keyFrame).toBe(true);
    expect(reader.types).toMatch(/^ftyp moov( moof mdat)+$/);
    expectNoGap(reader.bytes);
  },
);

test('the last key frame before a break is seen during the break, for as long as the one before', () => {
  const camera = new Camera();
  const reader = new FilmReader();
  camera.hub.open('keyframes', reader);
  camera.give(GOP + 1);
  expect(reader.pieces).toHaveLength(1);
  camera.breakOff();
  expect(fragmentsOf(reader.bytes).map(({ samples }) => samples[0]?.durationTicks)).toEqual([
    GOP * 3000,
    GOP * 3000,
  ]);
});

test('who comes while the camera is broken off does not begin with what was before', () => {
  const camera = new Camera();
  camera.hub.open('full', new FilmReader());
  camera.give(GOP + 3);
  camera.breakOff();
  const late = new FilmReader();
  camera.hub.open('full', late);
  camera.give(2);
  expect(late.pieces).toEqual([]);
  camera.restart();
  camera.give(2);
  expect(late.types).toBe('ftyp moov moof mdat moof mdat');
});

test('who left gets nothing more, and nobody too many', () => {
  const camera = new Camera();
  camera.give(1);
  const readers = Array.from({ length: 16 }, () => new FilmReader());
  const leaves = readers.map((reader) => camera.hub.open('full', reader));
  expect(() => camera.hub.open('keyframes', new FilmReader())).toThrow('16 readers');
  leaves[0]?.();
  const before = readers[0]?.pieces.length;
  camera.give(1);
  expect(readers[0]?.pieces).toHaveLength(before ?? -1);
  expect(readers[1]?.pieces.length).toBeGreaterThan(before ?? Infinity);
});

test('a camera that is closed ends all', () => {
  const camera = new Camera();
  const reader = new FilmReader();
  camera.hub.open('full', reader);
  camera.hub.end();
  expect([reader.ended, camera.hub.readers]).toEqual([true, 0]);
});
