import fc from 'fast-check';
import { type AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { RecordingMuxer } from '#camera-agent/domain/mp4/recording-muxer.js';
import { sequenceParameterSet } from '#camera-agent/domain/simulation/stream-parameters.js';
import { cameraUnits, DELIMITER, PPS, SPS, unitOf } from './camera-units.js';
import { boxes, boxOf, fragmentsOf, nalsOf } from './parsed-file.js';
import { NOMINAL_FRAME_MS, record } from './recorded.js';

const SYNC = 0x02000000;
const NON_SYNC = 0x01010000;
const HALF_SECOND = 45_000;

describe('a recording', () => {
  test('holds every frame once, in order, without what avcC or nobody needs', () => {
    fc.assert(
      fc.property(cameraUnits, (units) => {
        const samples = fragmentsOf(record(units).finished).flatMap((fragment) => fragment.samples);
        expect(samples.map((sample) => nalsOf(sample.data))).toEqual(
          units.map((unit) => unit.nals.slice(-1)),
        );
        expect(samples.map((sample) => sample.flags)).toEqual(
          units.map((unit) => (unit.keyFrame ? SYNC : NON_SYNC)),
        );
      }),
    );
  });

  test('shows every frame at its capture time, each rounded by itself, and the last for a nominal frame', () => {
    fc.assert(
      fc.property(cameraUnits, (units) => {
        const { finished, result } = record(units);
        const samples = fragmentsOf(finished).flatMap((fragment) => fragment.samples);
        const start = units[0]?.timeMs ?? 0;
        samples.forEach((sample, index) => {
          const wanted = Math.round(((units[index]?.timeMs ?? 0) - start) * 90);
          // Frames with one and the same time are put a tick apart.
          expect(sample.timeTicks - wanted).toBeGreaterThanOrEqual(0);
          expect(sample.timeTicks - wanted).toBeLessThan(units.length);
          expect(sample.durationTicks).toBeGreaterThan(0);
        });
        expect(samples.at(-1)?.durationTicks).toBe(Math.round(NOMINAL_FRAME_MS * 90));
        const total = samples.reduce((sum, sample) => sum + sample.durationTicks, 0);
        expect(result).toMatchObject({ frames: units.length, durationMs: total / 90 });
        expect(boxOf(finished, 'moov', 'mvex', 'mehd').body.getBigUint64(4)).toBe(BigInt(total));
      }),
    );
  });

  test('does not drift: an hour at 29.97 frames a second ends to the tick', () => {
    const frames = 107_892;
    const step = 1001 / 30;
    const muxer = new RecordingMuxer({ nominalFrameMs: step });
    for (let index = 0; index < frames; index++) {
      const result = muxer.add(unitOf(index % 30 === 0, 5 + index * step, []));
      if (result.kind === 'accepted') muxer.giveBack(result.append);
    }
    expect(muxer.durationMs).toBeCloseTo(frames * step, 1);
    expect(muxer.finish().durationMs).toBe(muxer.durationMs);
  });

  test('is a chain of fragments of half a second, at first of no more than what is before them', () => {
    fc.assert(
      fc.property(cameraUnits, (units) => {
        const fragments = fragmentsOf(record(units).finished);
        fragments.forEach(({ sequence, samples, offset }, index) => {
          const before = fragments[index - 1];
          const length = samples.slice(0, -1).reduce((sum, sample) => sum + sample.durationTicks, 0);
          expect(sequence).toBe(index + 1);
          expect(length).toBeLessThanOrEqual(Math.min(HALF_SECOND - 1, samples[0]?.timeTicks ?? 0));
          if (index < fragments.length - 1) {
            const wanted = Math.min(HALF_SECOND, samples[0]?.timeTicks ?? 0);
            expect(length + (samples.at(-1)?.durationTicks ?? 0)).toBeGreaterThanOrEqual(wanted);
          }
          if (before) expect(offset).toBe(before.end);
          const ended = before?.samples.at(-1);
          expect(samples[0]?.timeTicks).toBe(ended ? ended.timeTicks + ended.durationTicks : 0);
        });
      }),
    );
  });

  test('ends with an index that leads to the first key frame of every fragment', () => {
    fc.assert(
      fc.property(cameraUnits, (units) => {
        const { finished } = record(units);
        const index = boxes(finished).at(-1);
        const table = boxOf(finished, 'mfra', 'tfra').body;
        expect(index?.type).toBe('mfra');
        expect(boxOf(finished, 'mfra', 'mfro').body.getUint32(4)).toBe(
          (index?.end ?? 0) - (index?.offset ?? 0),
        );
        const rows = Array.from({ length: table.getUint32(12) }, (_, row) => 16 + row * 22).map((row) => ({
          timeTicks: Number(table.getBigUint64(row)),
          offset: Number(table.getBigUint64(row + 8)),
          numbers: [table.getUint8(row + 16), table.getUint8(row + 17), table.getUint32(row + 18)],
        }));
        const expected = fragmentsOf(finished).flatMap(({ offset, samples }) => {
          const first = samples.findIndex((sample) => sample.flags === SYNC);
          return first === -1
            ? []
            : [{ timeTicks: samples[first]?.timeTicks, offset, numbers: [1, 1, first + 1] }];
        });
        expect(rows).toEqual(expected);
      }),
    );
  });

  test('gives a fragment as soon as it is complete, and not more than it can hold', () => {
    const muxer = new RecordingMuxer({ nominalFrameMs: 20 });
    const sizes = Array.from({ length: 60 }, (_, index) => {
      const result = muxer.add(unitOf(index === 0, index * 20));
      return result.kind === 'accepted' ? result.append.length : -1;
    });
    expect(sizes.flatMap((size, index) => (size > 0 ? [index] : []))).toEqual([0, 1, 2, 4, 8, 16, 32, 57]);
  });

  test('cuts a fragment early rather than hold more than 8 MiB or 1024 frames', () => {
    const large = new RecordingMuxer({ nominalFrameMs: 20 });
    const body = new Array<number>(3 * 1024 * 1024).fill(1);
    const appended = [0, 1, 2, 3, 4, 5, 6].map((index) => large.add(unitOf(index === 0, index, body)));
    expect(appended.map((result) => result.kind === 'accepted' && result.append.length > 6e6)).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
      true,
    ]);
    const sameTime = Array.from({ length: 3000 }, (_, index) => unitOf(index === 0, 0));
    expect(fragmentsOf(record(sameTime).finished).map(({ samples }) => samples.length)).toEqual([
      1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 952,
    ]);
  });
});

describe('parameter sets', () => {
  const begun = (): RecordingMuxer => {
    const muxer = new RecordingMuxer({ nominalFrameMs: 33 });
    muxer.add(unitOf(true, 0));
    return muxer;
  };

  test('a changed one is reported, and the unit is not taken', () => {
    const muxer = begun();
    const other = sequenceParameterSet({ width: 640, height: 480, fps: 30 });
    const slice = Uint8Array.of(0x65, 0x88, 0x80);
    for (const sets of [[other], [other, PPS], [SPS, Uint8Array.of(...PPS, 1)]]) {
      expect(muxer.add({ nals: [...sets, slice], keyFrame: true, timeMs: 33 })).toEqual({
        kind: 'parameter-sets-changed',
      });
    }
    expect(muxer.add(unitOf(true, 66)).kind).toBe('accepted');
    expect(muxer.finish().frames).toBe(2);
  });

  test('a file begins with a key frame, an SPS that can be read, and a PPS', () => {
    const slice = Uint8Array.of(0x65, 0x88, 0x80);
    const refused: AccessUnit[] = [
      unitOf(false, 0),
      { nals: [slice], keyFrame: true, timeMs: 0 },
      { nals: [SPS, slice], keyFrame: true, timeMs: 0 },
      { nals: [Uint8Array.of(0x67, 66), PPS, slice], keyFrame: true, timeMs: 0 },
      { nals: [DELIMITER, SPS, PPS, Uint8Array.of(0x41, 0x9a)], keyFrame: false, timeMs: 0 },
    ];
    const muxer = new RecordingMuxer({ nominalFrameMs: 33 });
    for (const unit of refused) expect(muxer.add(unit)).toEqual({ kind: 'not-a-beginning' });
    expect(muxer.finish()).toEqual({ append: new Uint8Array(), patches: [], frames: 0, durationMs: 0 });
  });
});
