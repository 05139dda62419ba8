import { createHash } from 'node:crypto';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { describeWith } from '#testing/tools.js';
import { World } from './support/world.js';

// A take of stills of the built program: two cameras, one instant.

const CAMERAS = ['cam-1', 'cam-2'];
const DEADLINE_MS = 60_000;

let world: World;
let running: Rollcall[];

beforeAll(async () => {
  world = await World.make();
  const up = Rollcall.start(['up'], { ...world.env });
  running = [up];
  await up.says('Rollcall is up', DEADLINE_MS);
  for (const id of CAMERAS)
    running.push(Rollcall.start(['agent'], { ...world.env, ROLLCALL_ID: id, ROLLCALL_DRIVER: 'simulated' }));
  for (const id of CAMERAS)
    await eventually(`camera ${id}`, async () => (await statusOf(id)) === 'standing-by', DEADLINE_MS);
}, 3 * DEADLINE_MS);

afterAll(async () => {
  await Promise.all(running.map((each) => each.end()));
}, DEADLINE_MS);

async function statusOf(id: string): Promise<string | undefined> {
  const response = await world.call('GET', `/cameras/${id}`);
  return ((await response.json()) as { status?: string }).status;
}

describeWith('ffmpeg', 'a take of stills', () => {
  test(
    'has the picture of every camera, as its certificate tells',
    async () => {
      const asked = { cameras: 'all', kind: 'still', limits: { clockErrorMs: 1000, skewMs: 5000 } };
      const made = await world.call('POST', '/takes', { ...asked, roll: true });
      const take = (await made.json()) as TakeView;
      expect(take).toMatchObject({ state: 'complete', cameras: { saved: 2 } });
      for (const { cameraId, still } of take.entries) {
        const picture = await world.call('GET', `/takes/${take.id}/stills/${cameraId}`);
        const jpeg = Buffer.from(await picture.arrayBuffer());
        expect(jpeg.subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8));
        expect(createHash('sha256').update(jpeg).digest('hex')).toBe(still?.sha256);
      }
      const answer = await world.call('GET', `/takes/${take.id}/certificate`);
      const certificate = (await answer.json()) as TakeCertificate;
      expect(certificate.verdict).not.toBe('fail');
      expect(certificate.cameras.map(({ frames }) => frames)).toEqual([1, 1]);
      expect(certificate.skew.largest?.skew.boundMs).toBeGreaterThan(0);
    },
    DEADLINE_MS,
  );
});
