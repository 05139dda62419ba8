import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OriginalsAnswer, TakeCollectionView } from '#contracts/http/collection-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { FleetRecordings } from '#contracts/http/views.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { camerasAre } from './support/cameras-are.js';
import { World } from './support/world.js';

const IDS = ['cam-1', 'cam-2'];
const DEADLINE_MS = 60_000;
/** Of both films together. */
const LIMIT = 200_000;
let world: World;
let up: Rollcall;
const agents = new Map<string, Rollcall>();

async function startUp(): Promise<void> {
  up = Rollcall.start(['up'], { ...world.env });
  await up.says('Rollcall is up', DEADLINE_MS);
}

function startAgent(id: string): void {
  const env = { ROLLCALL_ID: id, ROLLCALL_DRIVER: 'simulated', ROLLCALL_VIDEO: '640x480@30' };
  agents.set(id, Rollcall.start(['agent'], { ...world.env, ...env }));
}

beforeAll(async () => {
  world = await World.make();
  await startUp();
  for (const id of IDS) startAgent(id);
  await camerasAre(world, IDS, 'standing-by', DEADLINE_MS);
}, DEADLINE_MS * 2);

afterAll(() => Promise.all([up, ...agents.values()].map((program) => program.end('SIGTERM'))));

/** A take of two cameras, three seconds long. */
async function rolled(): Promise<TakeView> {
  const { id } = await world.post<TakeView>('/takes', { cameras: IDS, name: 'walk', durationMs: 3000 });
  await world.post(`/takes/${id}/roll`);
  return eventually(
    'the take is complete',
    async () => {
      const take = await world.get<TakeView>(`/takes/${id}`);
      return take.state === 'complete' && take;
    },
    DEADLINE_MS,
  );
}

test('a collection outlives the loss of a camera and of the API in its middle, and what it proves may be deleted', async () => {
  const { id } = await rolled();
  const state = (): Promise<TakeCollectionView> => world.get(`/takes/${id}/collection`);
  const came = (bytes: number): Promise<unknown> =>
    eventually(
      `${bytes} bytes came`,
      async () => ((await state().catch(() => undefined))?.received ?? 0) >= bytes,
      DEADLINE_MS,
    );
  const begun = await world.post<TakeCollectionView>(`/takes/${id}/collection`, { bytesPerSecond: LIMIT });
  expect(begun.state).toBe('collecting');
  expect(begun.bytes).toBeGreaterThan(5 * LIMIT);
  const folder = join(world.dataDir, 'takes', 'walk_take-1');
  expect(begun.folder).toBe(folder);

  await came(LIMIT / 2);
  await agents.get('cam-2')?.end('SIGKILL');
  startAgent('cam-2');
  await came(LIMIT * 2);
  await up.end('SIGKILL');
  const partial = await stat(join(folder, 'cam-1.mp4.part'));
  expect(partial.size).toBeGreaterThan(0);
  await startUp();
  const resumed = await state();
  expect(resumed).toMatchObject({ state: 'collecting', limit: LIMIT });
  expect(resumed.received).toBeGreaterThanOrEqual(partial.size);

  const done = await eventually(
    'it is collected',
    async () => {
      const now = await state();
      return now.state !== 'collecting' && now;
    },
    DEADLINE_MS,
  );
  expect(done).toMatchObject({ state: 'collected', verified: 2, failed: 0 });
  const { entries } = await world.get<TakeView>(`/takes/${id}`);
  for (const { cameraId, recordings } of entries) {
    const bytes = await readFile(join(folder, `${cameraId}.mp4`));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(recordings[0]?.sha256);
  }

  const spoiled = join(folder, 'cam-1.mp4');
  const good = await readFile(spoiled);
  await writeFile(spoiled, Buffer.concat([good.subarray(0, -1), Buffer.of(~(good.at(-1) ?? 0) & 255)]));
  expect(await state()).toMatchObject({ state: 'incomplete', verified: 1 });
  const answer = await world.call('DELETE', `/takes/${id}/originals`);
  expect(answer.status).toBe(207);
  expect(((await answer.json()) as OriginalsAnswer).items).toMatchObject([
    { cameraId: 'cam-1', ok: false, error: { code: 'copy-unproven' } },
    { cameraId: 'cam-2', ok: true, deleted: true },
  ]);
  const { items } = await world.get<FleetRecordings>('/recordings');
  expect(items.map(({ cameraId }) => cameraId)).toEqual(['cam-1']);
}, 240_000);

test('the command line collects a take, shows what came, and clears the cameras of it', async () => {
  const { id, number } = await rolled();
  const env = { ...world.env };
  const collected = await Rollcall.run(['takes', 'collect', id], env);
  expect(collected).toMatchObject({
    code: 0,
    stderr: expect.stringContaining(`rollcall takes clear ${id}`) as string,
  });
  expect(collected.stdout).toMatch(/^cam-1\.mp4 {2}.* checked\ncam-2\.mp4 {2}.* checked\n/);
  expect(collected.stdout).toContain(
    `walk_take-${number} on the operator host: 2 of 2 films checked, collected`,
  );
  const asked = await Rollcall.run(['takes', 'clear', id], env);
  expect(asked).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') as string });
  const cleared = await Rollcall.run(['takes', 'clear', id, '--yes'], env);
  expect(cleared).toMatchObject({
    code: 0,
    stdout:
      'cam-1: deleted cam-1.mp4, whose copy was checked\ncam-2: deleted cam-2.mp4, whose copy was checked\n',
  });
}, 120_000);
