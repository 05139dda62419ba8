import fc from 'fast-check';
import { HostTime } from '#camera-agent/adapters/drivers/simulated/host-time.js';
import { loopbackSignal } from '#camera-agent/adapters/drivers/simulated/loopback-signal.js';
import { SimulatedDriver } from '#camera-agent/adapters/drivers/simulated/simulated-driver.js';
import type { SyncRole } from '#contracts/messages/frame-sync.js';
import type { ClockFault } from '#camera-agent/domain/simulation/false-clock.js';
import { FalseClock } from '#camera-agent/domain/simulation/false-clock.js';
import { decodeWord, encodeWord } from '#camera-agent/domain/simulation/sync-word.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { fixedOperatorTime } from './fixed-operator-time.js';
import { RecordingListener } from './recording-listener.js';

const VIDEO = { width: 64, height: 48, fps: 20 };
const FRAME_MS = 50;
const drivers: SimulatedDriver[] = [];
let group = '';

beforeEach(() => {
  group = `take-${process.pid}-${Math.round(performance.now())}`;
});

afterEach(async () => {
  await Promise.all(drivers.splice(0).map((driver) => driver.stop()));
});

interface Camera {
  readonly told: RecordingListener;
  /** The host's time of each frame, unix ms. */
  readonly frames: () => number[];
}

async function started(role: SyncRole, fault: ClockFault, video = VIDEO, of = group): Promise<Camera> {
  const clock = new FalseClock(systemClock, fault);
  const hostTime = new HostTime(systemClock, clock);
  const stepping = { hostTime, signal: loopbackSignal };
  const driver = new SimulatedDriver('cam-1', clock, fixedOperatorTime(clock), [], undefined, stepping);
  drivers.push(driver);
  const told = new RecordingListener();
  await driver.start(() => video, told, { role, group: of });
  await eventually('it waits', () => told.sync.length > 0);
  return { told, frames: () => told.units.map(({ timeMs }) => hostTime.at(timeMs)) };
}

test('cameras whose clocks are wrong in other ways take their frames at the same instants of the host', async () => {
  const client = await started('client', { offsetMs: 3_600_000, ppm: 800 });
  const server = await started('server', { offsetMs: -86_400_000, ppm: -800 });
  expect([client.told.units, server.told.units]).toEqual([[], []]);
  await eventually('frames', () => [client, server].every(({ told }) => told.units.length > 30));
  const [ofClient, ofServer] = [client.frames(), server.frames()];
  for (const frame of [0, 30]) expect(ofClient[frame]).toBeCloseTo(ofServer[frame] ?? NaN, 0);
  expect(client.told.sync).toEqual([{ state: 'waiting' }, { state: 'in-step', differenceUs: 0 }]);
}, 20_000);

test('a client that comes later joins in', async () => {
  const server = await started('server', { offsetMs: 0, ppm: 100 });
  await eventually('frames', () => server.told.units.length > 2);
  const client = await started('client', { offsetMs: 0, ppm: -100 });
  await eventually('frames', () => client.told.units.length > 0);
  const apart = ((client.frames()[0] ?? NaN) - (server.frames()[0] ?? NaN)) / FRAME_MS;
  expect(Math.abs(apart - Math.round(apart))).toBeLessThan(0.02);
}, 20_000);

test('neither another group nor another rate is followed', async () => {
  const stranger = await started('client', { offsetMs: 0, ppm: 0 }, VIDEO, `${group}-2`);
  const slower = await started('client', { offsetMs: 0, ppm: 0 }, { ...VIDEO, fps: 10 });
  const client = await started('client', { offsetMs: 0, ppm: 0 });
  await started('server', { offsetMs: 0, ppm: 0 });
  await eventually('frames', () => client.told.units.length > 2);
  expect([stranger.told.units, slower.told.units]).toEqual([[], []]);
}, 20_000);

test('once stopped a client that waited gives nothing', async () => {
  const client = await started('client', { offsetMs: 0, ppm: 0 });
  await drivers[0]?.stop();
  const other = await started('client', { offsetMs: 0, ppm: 0 });
  await started('server', { offsetMs: 0, ppm: 0 });
  await eventually('frames', () => other.told.units.length > 2);
  expect(client.told.units).toEqual([]);
}, 20_000);

test('a word is read by its own group alone, and anything else is none', () => {
  const positive = fc.double({ min: 1e-9, max: 1e15, noNaN: true });
  fc.assert(
    fc.property(fc.string(), fc.string(), positive, positive, (one, other, beginAtMs, frameMs) => {
      const bytes = Buffer.from(encodeWord(one, { beginAtMs, frameMs }));
      const isRead = one === other && bytes.length <= 512;
      expect(decodeWord(bytes, other)).toEqual(isRead ? { beginAtMs, frameMs } : undefined);
    }),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        expect(decodeWord(bytes, 'take-1')).toBeUndefined();
      },
    ),
  );
  const never = Buffer.from(encodeWord('take-1', { beginAtMs: 1e300, frameMs: 100 }));
  expect(decodeWord(never, 'take-1')).toBeUndefined();
});
