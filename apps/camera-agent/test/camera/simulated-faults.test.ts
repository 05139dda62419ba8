import { SimulatedDriver } from '#camera-agent/adapters/drivers/simulated/simulated-driver.js';
import { type Fault, parseFault } from '#camera-agent/domain/simulation/fault.js';
import { FakeClock } from '#testing/fake-clock.js';
import { fixedOperatorTime } from './fixed-operator-time.js';
import { RecordingListener } from './recording-listener.js';

const VIDEO = { width: 160, height: 64, fps: 10 };

class Trial {
  readonly clock = new FakeClock();
  readonly driver: SimulatedDriver;
  told = new RecordingListener();

  constructor(...words: string[]) {
    const faults = words.map(parseFault).filter((fault): fault is Fault => fault !== undefined);
    expect(faults).toHaveLength(words.length);
    this.clock.advance(777);
    this.driver = new SimulatedDriver('cam-1', this.clock, fixedOperatorTime(this.clock), faults);
  }

  async start(): Promise<this> {
    await this.driver.stop();
    this.told = new RecordingListener();
    await this.driver.start(() => VIDEO, this.told);
    return this;
  }

  /** Frames in this time, those told as dropped, and the codes of failures. */
  see(ms: number): [number, number, string[]] {
    const { units, droppedFrames, failures } = this.told;
    const before = [units.length, droppedFrames, failures.length] as const;
    this.clock.advance(ms);
    const codes = failures.slice(before[2]).map(({ code }) => code);
    return [units.length - before[0], this.told.droppedFrames - before[1], codes];
  }
}

test('a stall: no frames, and those that were due are told when it goes on', async () => {
  const trial = await new Trial('stall=5s@2s').start();
  expect(trial.see(1999)).toEqual([20, 0, []]);
  expect(trial.see(4999)).toEqual([0, 0, []]);
  expect(trial.see(2)).toEqual([1, 50, []]);
  expect(trial.see(1000)).toEqual([10, 0, []]);
});

test('a camera that is started in a stall gives nothing until its end', async () => {
  const trial = await new Trial('stall=5s@2s').start();
  trial.see(3000);
  await trial.start();
  expect(trial.see(3999)).toEqual([0, 0, []]);
  expect(trial.see(1001)[0]).toBe(11);
});

test('death: the failure of the camera, once, and no frame after it', async () => {
  const trial = await new Trial('die@2s').start();
  expect(trial.see(1999)).toEqual([20, 0, []]);
  expect(trial.see(5000)).toEqual([0, 0, ['camera-failed']]);
  expect(trial.clock.timers).toBe(0);
  await trial.start();
  expect(trial.see(1000)).toEqual([11, 0, []]);
  expect(trial.told.failures).toEqual([]);
});

test.each([
  ['busy', 'camera-busy'],
  ['unplug', 'no-camera'],
])('%s: the camera fails, and fails to start until it is over', async (word, code) => {
  const trial = await new Trial(`${word}=10s@2s/60s`).start();
  expect(trial.see(3000)).toEqual([20, 0, [code]]);
  await trial.start();
  expect(trial.see(1000)).toEqual([0, 0, [code]]);
  trial.see(8000);
  await trial.start();
  expect(trial.see(1000)).toEqual([11, 0, []]);
  expect(trial.see(49_100)[2]).toEqual([code]);
});

test('a slow start: the first frame late, once', async () => {
  const trial = await new Trial('slow-start=8s').start();
  expect(trial.see(7999)).toEqual([0, 0, []]);
  expect(trial.see(1001)).toEqual([11, 0, []]);
  await trial.start();
  expect(trial.see(1000)[0]).toBe(11);
});

test('lost frames are told one by one, and never coded', async () => {
  const trial = await new Trial('drop=5@1s').start();
  expect(trial.see(950)).toEqual([10, 0, []]);
  expect(trial.see(500)).toEqual([0, 5, []]);
  expect(trial.see(1000)).toEqual([10, 0, []]);
  const times = trial.told.units.map(({ timeMs }) => timeMs - 777);
  expect(times.slice(9, 12)).toEqual([900, 1500, 1600]);
});

test('wrong bytes are in as many pictures as asked, and never in what says how to read them', async () => {
  const [sound, faulty] = [await new Trial().start(), await new Trial('corrupt=3@1s').start()];
  sound.see(2000);
  faulty.see(2000);
  const wrong = faulty.told.units.flatMap(({ nals }, n) =>
    nals.every((nal, i) => Buffer.from(nal).equals(sound.told.units[n]?.nals[i] ?? new Uint8Array()))
      ? []
      : [n],
  );
  expect(wrong).toEqual([10, 11, 12]);
  const key = faulty.told.units[10];
  expect(key?.nals.slice(0, 2)).toEqual(sound.told.units[10]?.nals.slice(0, 2));
  expect(key?.nals[2]?.[0]).toBe(sound.told.units[10]?.nals[2]?.[0]);
});

test('a jump of its clock: capture times are off until the next start', async () => {
  const trial = await new Trial('clock-step=-2s@1s', 'clock-step=+1h@2s').start();
  trial.see(3000);
  const off = trial.told.units.map(({ timeMs }, n) => Math.round(timeMs - 777 - n * 100));
  expect(off).toEqual([...Array<number>(10).fill(0), ...Array<number>(10).fill(-2000), ...off.slice(20)]);
  expect(new Set(off.slice(20))).toEqual(new Set([3_598_000]));
  await trial.start();
  trial.see(100);
  expect(trial.told.units[0]?.timeMs).toBe(3777);
});

test('cameras of one host have their faults each by itself', async () => {
  const [one, other] = [await new Trial('die@1s').start(), await new Trial().start()];
  expect([one.see(2000)[2], other.see(2000)[2]]).toEqual([['camera-failed'], []]);
});
