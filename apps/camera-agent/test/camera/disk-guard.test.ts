import { readdir } from 'node:fs/promises';
import { DiskGuard } from '#camera-agent/adapters/fs/disk-guard.js';
import { DiskWatch } from '#camera-agent/adapters/fs/disk-watch.js';
import { FilmsFolder } from '#camera-agent/adapters/fs/films-folder.js';
import type { DiskState } from '#contracts/messages/agent-state.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { scriptedCamera } from './scripted-camera.js';

test('it knows the disk that the folder lies on', async () => {
  const guard = new DiskGuard(await FilmsFolder.open(await tempDir()), 0);
  expect(guard.state).toEqual({ totalBytes: 0, freeBytes: 0 });
  const { totalBytes, freeBytes } = await guard.look();
  expect(totalBytes).toBeGreaterThan(0);
  expect(freeBytes).toBeLessThanOrEqual(totalBytes);
  expect(guard.state).toEqual({ totalBytes, freeBytes, reserveBytes: 0, level: 'ok' });
  await expect(guard.demandRoom()).resolves.toBeUndefined();
});

test('below the reserve there is no room', async () => {
  const guard = new DiskGuard(await FilmsFolder.open(await tempDir()), Number.MAX_SAFE_INTEGER);
  await expect(guard.demandRoom()).rejects.toMatchObject({ code: 'disk-full' });
});

test('cameras that share a folder try its disk at the same time', async () => {
  const folder = await tempDir();
  const place = await FilmsFolder.open(folder);
  const guards = [0, 0].map((reserve) => new DiskGuard(place, reserve));
  for (let round = 0; round < 50; round++) {
    const probes = await Promise.all(guards.map((guard) => guard.probe(new FakeClock())));
    expect(probes).toHaveLength(2);
  }
  expect(await readdir(folder)).toEqual([]);
});

test('the watch looks every 10 s, until it is stopped', async () => {
  const clock = new FakeClock();
  const guard = new DiskGuard(await FilmsFolder.open(await tempDir()), 0);
  let changes = 0;
  const watch = new DiskWatch(guard, clock, silentLogger, () => (changes += 1));
  await watch.start();
  expect([clock.timers, changes]).toEqual([1, 1]);
  clock.advance(10_000);
  await eventually('the next look', () => clock.timers === 1);
  watch.stop();
  expect(clock.timers).toBe(0);
});

test('each change of the level is told and logged once', async () => {
  const clock = new FakeClock();
  const levels: ('ok' | 'low' | 'full')[] = ['low', 'low', 'full', 'full', 'ok'];
  const logged: string[] = [];
  const log = (_: object, sentence: string): void => void logged.push(sentence);
  let changes = 0;
  const look = (): Promise<DiskState> =>
    Promise.resolve({ totalBytes: 9, freeBytes: 5, reserveBytes: 1, level: levels.shift() ?? 'ok' });
  const guard = Object.assign(new DiskGuard(await FilmsFolder.open(await tempDir()), 0), { look });
  const watch = new DiskWatch(guard, clock, { ...silentLogger, info: log, warn: log }, () => (changes += 1));
  await watch.start();
  while (levels.length > 0) {
    clock.advance(10_000);
    await eventually('the next look', () => clock.timers === 1);
  }
  watch.stop();
  expect(changes).toBe(3);
  expect(logged).toEqual([
    expect.stringContaining('nearly full'),
    expect.stringContaining('is full'),
    expect.stringContaining('room on the disk again'),
  ]);
});

test('a watch that is stopped during a look does not look again', async () => {
  const clock = new FakeClock();
  const watch = new DiskWatch(
    new DiskGuard(await FilmsFolder.open(await tempDir()), 0),
    clock,
    silentLogger,
    () => undefined,
  );
  const starting = watch.start();
  watch.stop();
  await starting;
  expect(clock.timers).toBe(0);
});

test('a disk that cannot be asked is logged, and asked again', async () => {
  const clock = new FakeClock();
  let warnings = 0;
  const guard = Object.assign(new DiskGuard(await FilmsFolder.open(await tempDir())), {
    look: () => Promise.reject(new Error('EIO')),
  });
  const logger = { ...silentLogger, warn: () => void (warnings += 1) };
  const watch = new DiskWatch(guard, clock, logger, () => undefined);
  await watch.start();
  expect([warnings, clock.timers]).toEqual([1, 1]);
  watch.stop();
});

test('the camera tells its rate, recorded or not', async () => {
  const { driver, guard } = await scriptedCamera();
  driver.repeat(1000);
  driver.give(12);
  expect(guard.rate.bytesPerSecond).toBeGreaterThan(10);
});

test('a disk with much room is not asked again by each write, one with little is', async () => {
  const guard = new DiskGuard(await FilmsFolder.open(await tempDir()), 0);
  const { freeBytes, totalBytes } = await guard.look();
  let looks = 0;
  const look = (): Promise<DiskState> => {
    looks += 1;
    return Promise.resolve({ totalBytes, freeBytes, reserveBytes: 0, level: 'ok' });
  };
  await Object.assign(guard, { look }).demandRoom();
  expect(looks).toBe(freeBytes > 1024 ** 3 ? 0 : 1);
  const full = new DiskGuard(await FilmsFolder.open(await tempDir()), Number.MAX_SAFE_INTEGER);
  await full.look();
  await expect(Object.assign(full, { look }).demandRoom()).resolves.toBeUndefined();
  expect(looks).toBe(freeBytes > 1024 ** 3 ? 1 : 2);
});
