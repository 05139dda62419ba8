import fc from 'fast-check';
import { CaptureClock } from '#camera-agent/adapters/drivers/rpicam/capture-clock.js';
import { MetadataTail } from '#camera-agent/adapters/drivers/rpicam/metadata-tail.js';
import { PtsLines } from '#camera-agent/adapters/drivers/rpicam/pts-lines.js';
import { TimedUnits } from '#camera-agent/adapters/drivers/rpicam/timed-units.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { Controls } from '#contracts/messages/camera-settings.js';
import { validated } from '#contracts/messages/decode.js';
import { FakeClock } from '#testing/fake-clock.js';

const FRAME_MS = 40;

describe('the capture clock', () => {
  test('does not let late deliveries shift the times', () => {
    const clock = new CaptureClock();
    const late = [3, 0, 250, 210, 170, 0, 7];
    const times = late.map((lateness, frame) =>
      clock.timeOf(frame * FRAME_MS, 1000 + frame * FRAME_MS + lateness),
    );
    expect(times.slice(1)).toEqual([1040, 1080, 1120, 1160, 1200, 1240]);
  });

  test('gives a frame without a time that of its arrival', () => {
    const clock = new CaptureClock();
    clock.timeOf(0, 1000);
    expect(clock.timeOf(undefined, 1055)).toBe(1055);
    expect(clock.timeOf(80, 1080)).toBe(1080);
  });

  test('begins anew where the tool does', () => {
    const clock = new CaptureClock();
    clock.timeOf(0, 1000);
    clock.timeOf(90_000, 91_000);
    expect(clock.timeOf(0, 91_040)).toBe(91_040);
  });

  test('whatever comes, time does not go back, and from the second frame on is not in the future', () => {
    const frame = fc.tuple(
      fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }),
      fc.nat(100_000),
    );
    fc.assert(
      fc.property(fc.array(frame), (frames) => {
        const clock = new CaptureClock();
        let arrival = 0;
        let last = -Infinity;
        for (const [pts, wait] of frames) {
          arrival += wait;
          const time = clock.timeOf(pts, arrival);
          expect(time).toBeGreaterThanOrEqual(last);
          expect(time).toBeLessThanOrEqual(arrival + 0.001);
          last = time;
        }
      }),
    );
  });
});

describe('the lines of --save-pts', () => {
  test('are read in whatever pieces they come', () => {
    const text = Buffer.from('# timecode format v2\n0.000\n33.251\nnonsense\n66.5\n');
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const lines = new PtsLines();
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const read = places.flatMap((from, index) =>
          lines.push(text.subarray(from, places[index + 1] ?? text.length)),
        );
        expect(read).toEqual([0, 33.251, undefined, 66.5]);
      }),
    );
  });

  test('give sound times only, of any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (chunks) => {
        const lines = new PtsLines();
        for (const chunk of chunks) {
          for (const time of lines.push(chunk)) expect(time === undefined || time >= 0).toBe(true);
        }
      }),
    );
  });

  test('without end are not kept', () => {
    const lines = new PtsLines();
    for (let count = 0; count < 100; count++) lines.push(Buffer.alloc(1000, '1'));
    expect(lines.push(Buffer.from('\n5\n'))).toEqual([undefined, 5]);
  });
});

describe('frames and their times', () => {
  interface Lab {
    readonly clock: FakeClock;
    readonly units: TimedUnits;
    readonly given: AccessUnit[];
    readonly lost: string[];
  }

  function lab(): Lab {
    const clock = new FakeClock();
    const given: AccessUnit[] = [];
    const lost: string[] = [];
    const give = (unit: AccessUnit): number => given.push(unit);
    return { clock, given, lost, units: new TimedUnits(clock, give, () => lost.push('lost')) };
  }

  const unit = (timeMs: number): AccessUnit => ({ nals: [], keyFrame: false, timeMs });

  test('are brought together, whichever comes first', () => {
    const { units, given } = lab();
    units.unit(unit(1000));
    expect(given).toHaveLength(0);
    units.line(0);
    units.line(40);
    units.line(80);
    units.unit(unit(1060));
    units.unit(unit(1081));
    expect(given.map(({ timeMs }) => timeMs)).toEqual([1000, 1040, 1080]);
    expect(units.source).toBe('pts');
  });

  test('a run without times does not wait for them after its first frame', () => {
    const { units, given, clock, lost } = lab();
    units.unit(unit(1000));
    clock.advance(500);
    units.unit(unit(1040));
    expect(given.map(({ timeMs }) => timeMs)).toEqual([1000, 1040]);
    expect([units.source, units.trusted, lost, clock.timers]).toEqual(['arrival', false, [], 0]);
  });

  test('a first time that is none makes it such a run', () => {
    const { units, given } = lab();
    units.line(undefined);
    units.unit(unit(1000));
    units.line(40);
    units.unit(unit(1050));
    expect(given.map(({ timeMs }) => timeMs)).toEqual([1000, 1050]);
    expect(units.source).toBe('arrival');
  });

  test('a time that comes late is not taken for that of the next frame', () => {
    const { units, given, clock } = lab();
    units.line(0);
    units.unit(unit(1000));
    units.unit(unit(1043));
    clock.advance(50);
    expect(given[1]?.timeMs).toBe(1043);
    units.line(40);
    units.line(80);
    units.unit(unit(1085));
    expect(given[2]?.timeMs).toBe(1080);
    expect(given.map(({ late }) => late)).toEqual([undefined, true, undefined]);
    expect(units.source).toBe('pts');
  });

  test('times that stay away hold the stream up a while, and then no more', () => {
    const { units, given, clock, lost } = lab();
    units.line(0);
    units.unit(unit(0));
    for (let frame = 1; frame <= 9; frame++) {
      units.unit(unit(frame * 50));
      clock.advance(50);
    }
    expect([given.length, lost]).toEqual([10, ['lost']]);
    units.unit(unit(500));
    expect([given.length, units.source, clock.timers]).toEqual([11, 'pts', 0]);
  });

  test('times that were late for a while are used again once they have all come', () => {
    const { units, given, clock } = lab();
    units.line(0);
    units.unit(unit(0));
    for (let frame = 1; frame <= 12; frame++) {
      units.unit(unit(frame * 50));
      clock.advance(50);
    }
    expect([given.length, units.punctual, units.trusted]).toEqual([13, false, true]);
    for (let frame = 1; frame <= 12; frame++) units.line(frame * 50);
    units.unit(unit(658));
    expect(given).toHaveLength(13);
    units.line(650);
    expect([given.at(-1)?.timeMs, units.punctual]).toEqual([650, true]);
  });

  test('times without frames are not collected for ever', () => {
    const { units, lost } = lab();
    units.line(0);
    units.unit(unit(0));
    for (let line = 1; line <= 1025; line++) units.line(line);
    expect([units.ahead, units.trusted, lost]).toEqual([0, false, ['lost']]);
  });

  test('whatever comes, each frame is given once, in order, at once or within half a second', () => {
    const step = fc.oneof(
      fc.constant('unit' as const),
      fc.constant('none' as const),
      fc.constant('end' as const),
      fc.nat(200),
      fc.double({ min: 0, max: 1e6, noNaN: true }).map((pts) => ({ pts })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const { units, given, clock } = lab();
        const sent: AccessUnit[] = [];
        for (const one of steps) {
          if (one === 'unit') {
            sent.push({ ...unit(clock.monotonic()), nals: [Uint8Array.of(sent.length)] });
            units.unit(sent.at(-1) ?? unit(0));
          } else if (one === 'none') units.line(undefined);
          else if (one === 'end') units.end();
          else if (typeof one === 'number') clock.advance(one);
          else units.line(one.pts);
        }
        clock.advance(500);
        expect(given.map(({ nals }) => nals)).toEqual(sent.map(({ nals }) => nals));
        expect(clock.timers).toBe(0);
      }),
    );
  });
});

describe('the metadata', () => {
  const OBJECT = `{
    "SensorTimestamp": 1000,
    "ScalerCrop": "(0, 0)/4608x2592",
    "ExposureTime": 19998,
    "AnalogueGain": 1.777778,
    "ColourGains": [ 2.113, 1.874 ],
    "LensPosition": 1.5,
    "Statistics": [ ${'1, '.repeat(600)}1 ]
}`;
  const MEASURED = { exposure: 19_998, gain: 1.778, whiteBalance: { red: 2.113, blue: 1.874 }, focus: 1.5 };

  test('tell what the camera does by itself, by the last complete frame', () => {
    const tail = new MetadataTail();
    expect(tail.measured).toEqual({});
    tail.push(Buffer.from(`[\n${OBJECT.replace('19998', '5')}`));
    expect(tail.measured.exposure).toBe(5);
    for (const byte of Buffer.from(`,\n${OBJECT}`)) tail.push(Uint8Array.of(byte));
    tail.push(Buffer.from(',\n{\n    "ExposureTime": 7'));
    expect(tail.measured).toEqual(MEASURED);
  });

  test('of a camera that does not tell all have what it tells', () => {
    const tail = new MetadataTail();
    tail.push(
      Buffer.from('{"ExposureTime": nan, "ColourGains": [ 2 ], "AnalogueGain": 9999, "LensPosition": 0}'),
    );
    expect(tail.measured).toEqual({ focus: 0 });
  });

  test('of any bytes are such as may be set', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 50 }),
      fc
        .tuple(
          fc.constantFrom('ExposureTime', 'AnalogueGain', 'ColourGains', 'LensPosition'),
          fc.double(),
          fc.double(),
        )
        .map(([name, a, b]) => Buffer.from(`"${name}": [ ${a}, ${b} ],`)),
      fc.constantFrom('{', '}', OBJECT).map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const tail = new MetadataTail();
        for (const bytes of pieces) tail.push(bytes);
        expect(validated(Controls, tail.measured)).toMatchObject({ ok: true });
      }),
    );
  });
});
