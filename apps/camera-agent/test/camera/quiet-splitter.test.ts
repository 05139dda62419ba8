import { QuietSplitter } from '#camera-agent/adapters/drivers/rpicam/quiet-splitter.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { FakeClock } from '#testing/fake-clock.js';
import { testUnits } from './test-film.js';

const [first, second] = testUnits(2).map(annexB);
const HALF = Math.floor((first?.length ?? 0) / 2);

function annexB(unit: AccessUnit): Buffer {
  return Buffer.concat(unit.nals.flatMap((nal) => [Buffer.of(0, 0, 0, 1), nal]));
}

function make(): { clock: FakeClock; splitter: QuietSplitter; units: AccessUnit[] } {
  const clock = new FakeClock();
  const units: AccessUnit[] = [];
  return { clock, units, splitter: new QuietSplitter(clock, (unit) => units.push(unit)) };
}

function roundOfReads(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('a frame is given when the stream was quiet for 5 ms', async () => {
  const { clock, splitter, units } = make();
  splitter.push(first ?? Buffer.alloc(0));
  clock.advance(4);
  await roundOfReads();
  expect(units).toHaveLength(0);
  clock.advance(1);
  await roundOfReads();
  expect(units).toHaveLength(1);
  expect(units[0]).toMatchObject({ keyFrame: true, timeMs: 0 });
});

test('frames that follow each other without a pause are given at the next one', () => {
  const { splitter, units } = make();
  splitter.push(Buffer.concat([first ?? Buffer.alloc(0), second ?? Buffer.alloc(0)]));
  expect(units).toHaveLength(1);
});

test('a frame whose rest waits in the pipe while this process was paused stays whole', async () => {
  const { clock, splitter, units } = make();
  splitter.push(first?.subarray(0, HALF) ?? Buffer.alloc(0));
  clock.advance(500);
  splitter.push(first?.subarray(HALF) ?? Buffer.alloc(0));
  await roundOfReads();
  expect(units).toHaveLength(0);
  clock.advance(5);
  await roundOfReads();
  expect(units.map(annexB)).toEqual([first]);
});

test('after a full read more is to come: the frame is not cut there', async () => {
  const { clock, splitter, units } = make();
  const large = Buffer.concat([first ?? Buffer.alloc(0), Buffer.alloc(65_536, 0x55)]).subarray(0, 65_536);
  splitter.push(large);
  expect(clock.timers).toBe(0);
  splitter.push(Buffer.alloc(100, 0x55));
  clock.advance(5);
  await roundOfReads();
  expect(units.map((unit) => annexB(unit).length)).toEqual([65_636]);
});

test('what has come of a frame when the stream ends is left out', async () => {
  const { clock, splitter, units } = make();
  splitter.push(first?.subarray(0, HALF) ?? Buffer.alloc(0));
  clock.advance(5);
  splitter.end();
  await roundOfReads();
  expect([units.length, clock.timers]).toEqual([0, 0]);
});
