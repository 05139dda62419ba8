import type { BulkAnswer, Collection } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Service } from '#contracts/messages/registry.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { camerasAre } from './support/cameras-are.js';
import { World } from './support/world.js';

const IDS = ['pi', 'pi-1'];
let world: World;
const programs: Rollcall[] = [];

beforeAll(async () => {
  world = await World.make();
  const up = Rollcall.start(['up'], { ...world.env });
  const cameras = { ROLLCALL_ID: 'pi', ROLLCALL_DRIVER: 'simulated', ROLLCALL_CAMERAS: '2' };
  programs.push(up);
  await up.says('Rollcall is up', 60_000);
  programs.push(Rollcall.start(['agent'], { ...world.env, ...cameras }));
}, 90_000);

afterAll(() => Promise.all(programs.map((program) => program.end('SIGTERM'))));

test('two cameras of one process are two services of one host, and record at once', async () => {
  const agent = programs[1];
  await agent?.says('as pi, recordings on port', 30_000);
  const services = await eventually(
    'both are found',
    async () => {
      const { items } = await world.get<Collection<Service>>('/services');
      const found = items.filter(({ status }) => status === 'found');
      return found.length === 2 && found;
    },
    60_000,
  );
  expect(services.map(({ id }) => id).sort()).toEqual(IDS);
  expect(new Set(services.map(({ hostname }) => hostname)).size).toBe(1);
  await camerasAre(world, IDS, 'standing-by', 30_000);
  const response = await world.call('POST', '/recordings', { cameras: 'all', durationMs: 1500 });
  expect(response.status).toBe(201);
  const answer = (await response.json()) as BulkAnswer;
  expect(answer.items.map(({ cameraId }) => cameraId).sort()).toEqual(IDS);
  const films = await eventually(
    'both are saved',
    async () => {
      const { items } = await world.get<Collection<Recording>>('/recordings');
      const saved = items.filter(({ state }) => state === 'saved');
      return saved.length === 2 && saved;
    },
    30_000,
  );
  const [one, other] = films.map(({ startedAt, durationMs }) => [Date.parse(startedAt), durationMs] as const);
  if (!one || !other) throw new Error('no films');
  // At once: each began before the other ended.
  expect(Math.abs(one[0] - other[0])).toBeLessThan(Math.min(one[1], other[1]));
  const exit = await agent?.end('SIGTERM');
  expect(exit?.code).toBe(0);
}, 120_000);
