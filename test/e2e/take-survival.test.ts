import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { Collection } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { camerasAre } from './support/cameras-are.js';
import { World } from './support/world.js';

const IDS = ['cam-1', 'cam-2'];
const DEADLINE_MS = 60_000;
let world: World;
const programs: Rollcall[] = [];

function start(args: readonly string[], env: Record<string, string> = {}): Rollcall {
  const program = Rollcall.start(args, { ...world.env, ...env });
  programs.push(program);
  return program;
}

function startAgent(id: string): Rollcall {
  return start(['agent'], {
    ROLLCALL_ID: id,
    ROLLCALL_DRIVER: 'simulated',
    ROLLCALL_VIDEO: '160x120@10',
  });
}

beforeAll(async () => {
  world = await World.make();
}, DEADLINE_MS);

afterAll(() => Promise.all(programs.map((program) => program.end('SIGTERM'))));

/** More than what a film begins with, which holds no picture. */
async function hasWritten(): Promise<boolean> {
  const { items } = await world.get<Collection<Recording>>('/cameras/cam-2/recordings');
  return (items[0]?.bytes ?? 0) > 1500;
}

test('a take goes on while the operator is gone, and a camera that was killed joins it again as part 2', async () => {
  let up = start(['up']);
  await up.says('Rollcall is up', DEADLINE_MS);
  const [, second] = IDS.map(startAgent);
  await camerasAre(world, IDS, 'standing-by', DEADLINE_MS);
  const { id, mayRoll } = await world.post<TakeView>('/takes', { cameras: IDS, name: 'storm' });
  expect(mayRoll).toBe(true);
  await world.post<TakeView>(`/takes/${id}/roll`);
  await camerasAre(world, IDS, 'recording', DEADLINE_MS);
  await eventually('pictures are on disk', hasWritten, DEADLINE_MS);

  await up.end('SIGKILL');
  await second?.end('SIGKILL');
  startAgent('cam-2');
  up = start(['up']);
  await up.says('Rollcall is up', DEADLINE_MS);
  await camerasAre(world, IDS, 'recording', DEADLINE_MS);

  await world.post<TakeView>(`/takes/${id}/cut`);
  const take = await eventually(
    'the take is complete',
    async () => {
      const now = await world.get<TakeView>(`/takes/${id}`);
      return now.state === 'complete' && now;
    },
    DEADLINE_MS,
  );
  const films = take.entries.map(({ recordings }) => recordings);
  expect(films[0]).toMatchObject([{ state: 'saved' }]);
  expect(films[1]).toMatchObject([
    { state: 'recovered' },
    { state: 'saved', part: 2, partOf: films[1]?.[0]?.id },
  ]);
  const certificate = await world.get<TakeCertificate>(`/takes/${id}/certificate`);
  // A simulated camera on a host that is very busy loses frames.
  const gaps = certificate.cameras.map((camera) => camera.gaps.filter(({ cause }) => cause !== 'camera'));
  expect(gaps).toMatchObject([[], [{ part: 2, cause: 'interrupted' }]]);
  expect(gaps[1]?.[0]?.length.ms).toBeGreaterThan(0);
}, 180_000);
