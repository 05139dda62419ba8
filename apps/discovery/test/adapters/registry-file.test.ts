import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { RegistryFile } from '#discovery/adapters/fs/registry-file.js';
import type { StoredRegistry, StoredService } from '#discovery/domain/stored-service.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { stored } from '../support/stored.js';

async function lab(): Promise<{ file: RegistryFile; clock: FakeClock; path: string; folder: string }> {
  const folder = await tempDir();
  const path = join(folder, 'registry.json');
  const clock = new FakeClock();
  return { file: new RegistryFile(path, clock, silentLogger), clock, path, folder };
}

const of = (...services: StoredService[]): StoredRegistry => ({ services, numbers: { 'cam-1': 7 } });
const NOTHING = { services: [], numbers: {} };

const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

test('what was saved is loaded', async () => {
  const { file, path, clock } = await lab();
  expect(await file.load()).toEqual(NOTHING);
  const registry = of(stored('cam-1'), { ...stored('cam-2'), verified: false });
  file.save(() => registry);
  await file.close();
  expect(await new RegistryFile(path, clock, silentLogger).load()).toEqual(registry);
});

test('it is written at most once a second, with what stands then', async () => {
  const { file, clock, path, folder } = await lab();
  for (let i = 1; i <= 100; i += 1) file.save(() => of(stored(`cam-${i}`)));
  clock.advance(999);
  expect(await readdir(folder)).toEqual([]);
  clock.advance(1);
  await eventually('the first write', async () => (await readdir(folder)).includes('registry.json'));
  expect(await read(path)).toMatchObject({ services: [{ service: { id: 'cam-100' } }] });
  file.save(() => of(stored('later')));
  await eventually('the next timer', () => clock.timers === 1);
  clock.advance(1000);
  await file.close();
  expect(await read(path)).toMatchObject({ services: [{ service: { id: 'later' } }] });
  expect(await readdir(folder)).toEqual(['registry.json']);
});

test('without a change nothing is written', async () => {
  const { file, clock, folder } = await lab();
  clock.advance(10_000);
  await file.close();
  expect(await readdir(folder)).toEqual([]);
});

test('a failure to write is tried again with the next change, and at the end', async () => {
  const { clock, folder, path } = await lab();
  const failures: string[] = [];
  const logger = { ...silentLogger, error: (_: object, message: string) => void failures.push(message) };
  const file = new RegistryFile(path, clock, logger);
  await rm(folder, { recursive: true });
  file.save(() => of(stored('cam-1')));
  clock.advance(1000);
  await eventually('the failure', () => failures.length === 1);
  await mkdir(folder);
  await file.close();
  expect(await read(path)).toMatchObject({ services: [{ service: { id: 'cam-1' } }] });
});

test('a place that cannot be read costs no service', async () => {
  const { file, path } = await lab();
  for (const endpoint of [{ address: 'x', port: 1 }, { address: '10.0.0.5', port: 0 }, 7]) {
    const { service, verified } = stored('cam-1');
    await writeFile(path, JSON.stringify({ services: [{ service, verified, endpoint }] }));
    const services = [{ service, verified, enrolled: false }];
    expect(await file.load()).toEqual({ services, numbers: {} });
  }
});

describe('a broken file is set aside and never stops the start', () => {
  test.each([
    ['no JSON', '{"services": [', 0],
    ['another shape', '{"services": {}}', 0],
    ['nothing', '', 0],
    ['null', 'null', 0],
    ['one bad row', JSON.stringify({ services: [stored('cam-1'), { ...stored('cam-2'), verified: 1 }] }), 1],
    ['a bad id', JSON.stringify({ services: [stored('CAM 1'), stored('cam-2')] }), 1],
    ['a time of no date', JSON.stringify({ services: [stored('cam-1', { since: '2026-W01-1' })] }), 0],
  ])('%s', async (_, text, kept) => {
    const { file, path, folder } = await lab();
    await writeFile(path, text);
    expect((await file.load()).services).toHaveLength(kept);
    const [aside, ...others] = (await readdir(folder)).sort().reverse();
    expect(aside).toBe('registry.json.broken-1767225600000');
    // What could be read stands in a file again before anything else happens.
    expect(others).toEqual(kept > 0 ? ['registry.json'] : []);
    if (kept > 0) expect(await read(path)).toMatchObject({ services: Array(kept).fill({}) });
    expect(await readFile(join(folder, aside ?? ''), 'utf8')).toBe(text);
  });

  test('a folder in its place', async () => {
    const { file, path, folder } = await lab();
    await mkdir(path);
    expect(await file.load()).toEqual(NOTHING);
    expect(await readdir(folder)).toEqual(['registry.json.broken-1767225600000']);
  });

  test('any text', async () => {
    const { path, folder, clock } = await lab();
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((services) => `{"services":[${services}]}`),
      fc.json().map((numbers) => `{"services":[],"numbers":[${numbers}]}`),
    );
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        await writeFile(path, content);
        await expect(new RegistryFile(path, clock, silentLogger).load()).resolves.toEqual(NOTHING);
        for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
      }),
      { numRuns: 50 },
    );
  });
});
