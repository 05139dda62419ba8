import { SimulatedDriver } from '#camera-agent/adapters/drivers/simulated/simulated-driver.js';
import { parseSps } from '#camera-agent/domain/h264/sps.js';
import { CONTROLS } from '#contracts/messages/camera-settings.js';
import { FakeClock } from '#testing/fake-clock.js';
import { fixedOperatorTime } from './fixed-operator-time.js';
import { RecordingListener } from './recording-listener.js';

interface Started {
  clock: FakeClock;
  driver: SimulatedDriver;
  told: RecordingListener;
}

async function started(video = { width: 64, height: 48, fps: 30 }): Promise<Started> {
  const clock = new FakeClock();
  clock.advance(1234.5);
  const driver = new SimulatedDriver('cam-1', clock, fixedOperatorTime(clock));
  const told = new RecordingListener();
  await driver.start(() => video, told);
  return { clock, driver, told };
}

test('it gives frames at its rate, with the times at which they were due', async () => {
  const { clock, told } = await started();
  clock.advance(10_000 - 1);
  expect(told.units).toHaveLength(300);
  told.units.forEach((unit, index) => expect(unit.timeMs).toBeCloseTo(1234.5 + (index * 1000) / 30, 6));
  expect(told.droppedFrames).toBe(0);
});

test('a key frame comes once a second, and when it is asked for', async () => {
  const { clock, driver, told } = await started();
  clock.advance(2500);
  driver.requestKeyFrame();
  clock.advance(100);
  const keys = told.units.flatMap((unit, index) => (unit.keyFrame ? [index] : []));
  expect(keys).toEqual([0, 30, 60, 76]);
});

test('a reader that is a little late gets every frame; one that is very late loses some, and they are counted', async () => {
  const { clock, told } = await started();
  const late = clock.monotonic.bind(clock);
  let offset = 0;
  clock.monotonic = () => late() + offset;
  clock.advance(100);
  const before = told.units.length;
  offset = 900;
  clock.advance(100);
  expect([told.units.length - before, told.droppedFrames]).toEqual([30, 0]);
  offset = 2115;
  clock.advance(34);
  expect(told.droppedFrames).toBe(36);
  clock.advance(1000);
  const [last, previous] = [told.units.at(-1), told.units.at(-2)];
  expect((last?.timeMs ?? 0) - (previous?.timeMs ?? 0)).toBeCloseTo(1000 / 30, 6);
});

test('odd sizes are rounded down, as cameras do', async () => {
  const { clock, told } = await started({ width: 65, height: 49, fps: 25 });
  clock.advance(1);
  expect(parseSps(told.units[0]?.nals[0] ?? new Uint8Array())).toMatchObject({ width: 64, height: 48 });
});

test('once stopped it gives nothing more', async () => {
  const { clock, driver, told } = await started();
  clock.advance(500);
  const count = told.units.length;
  await driver.stop();
  clock.advance(5000);
  expect([told.units.length, clock.timers]).toEqual([count, 0]);
});

test('settings that are live come into force with the next picture, a key frame', async () => {
  const { clock, driver, told } = await started();
  clock.advance(500);
  const before = told.units.length;
  await driver.apply({ width: 64, height: 48, fps: 30, brightness: 0.3, gop: 7, exposure: 5000 });
  clock.advance(500);
  const keys = told.units.flatMap(({ keyFrame }, index) => (keyFrame ? [index] : []));
  expect(keys).toEqual([0, before, before + 7, before + 14]);
  expect(driver.measured).toMatchObject({ exposure: 5000, gain: 4 });
});

test('it offers all controls but sharpness, which would not show, and all are live', async () => {
  const { driver } = await started();
  expect(driver.facts.controls.map(({ name, live }) => [name, live])).toEqual(
    CONTROLS.filter((name) => name !== 'sharpness').map((name) => [name, true]),
  );
});

test('a large text stands in the picture until it is taken away, also over a restart', async () => {
  const { clock, driver, told } = await started({ width: 160, height: 120, fps: 10 });
  const sizeOfNext = (): number => {
    driver.requestKeyFrame();
    clock.advance(100);
    return told.units.findLast(({ keyFrame }) => keyFrame)?.nals.at(-1)?.length ?? 0;
  };
  const plain = sizeOfNext();
  driver.overlay('CAM-1');
  const overlaid = sizeOfNext();
  await driver.stop();
  await driver.start(() => ({ width: 160, height: 120, fps: 10 }), told);
  expect(Math.abs(sizeOfNext() - overlaid)).toBeLessThan(Math.abs(plain - overlaid) / 2);
  driver.overlay(undefined);
  expect(Math.abs(sizeOfNext() - plain)).toBeLessThan(Math.abs(plain - overlaid) / 2);
});

test('while it is closed nothing is measured, and what is asked of it does no harm', async () => {
  const clock = new FakeClock();
  const driver = new SimulatedDriver('cam-1', clock, fixedOperatorTime(clock));
  driver.requestKeyFrame();
  await driver.apply({ width: 64, height: 48, fps: 30 });
  await driver.stop();
  expect([driver.measured, clock.timers]).toEqual([{}, 0]);
});
