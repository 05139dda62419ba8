import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { CameraView } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import type { Exit } from '#testing/program.js';
import { Rollcall } from '#testing/rollcall.js';
import { tempDir } from '#testing/temp-dir.js';
import { camerasAre } from './support/cameras-are.js';
import { World } from './support/world.js';

const IDS = ['cam-1', 'cam-2', 'cam-3'];
/** The cameras take their frames when they please, on a machine that may be busy: the certificate is not about that. */
const LIMITS = ['--limit', 'skew=500', '--limit', 'clock=1000'];
let world: World;
let demo: Rollcall;

beforeAll(async () => {
  world = await World.make();
  demo = Rollcall.start(['demo'], { ...world.env });
  await demo.says('rollcall record --all', 60_000);
  await camerasAre(world, IDS, 'standing-by', 30_000);
}, 120_000);

afterAll(() => demo.end('SIGTERM'));

const rollcall = (...args: string[]): Promise<Exit> => Rollcall.run(args, { ...world.env });

test('a take is rolled, fetched whole into a folder for editors, and taken off the cameras', async () => {
  const rolled = await rollcall('roll', '--name', 'walk', '--duration', '1s', '--json', ...LIMITS);
  expect(rolled).toMatchObject({ code: 0, stderr: '' });
  const { take, certificate } = JSON.parse(rolled.stdout) as { take: TakeView; certificate: TakeCertificate };
  expect(take).toMatchObject({ state: 'complete', cameras: { saved: 3 } });
  expect(certificate.verdict).not.toBe('fail');

  const to = await tempDir();
  const fetched = await rollcall('takes', 'download', take.id, '--to', to, '--delete-verified');
  expect(fetched).toMatchObject({ code: 0, stderr: '' });
  const folder = join(to, 'walk_take-1');
  expect((await readdir(folder)).sort()).toEqual([
    ...IDS.flatMap((id) => [`${id}.edl`, `${id}.mp4`]),
    ...['certificate.html', 'certificate.json', 'timeline.otio'],
  ]);
  for (const { cameraId, films } of certificate.cameras) {
    const bytes = await readFile(join(folder, `${cameraId}.mp4`));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(films[0]?.sha256);
  }
  expect(targets(JSON.parse(await readFile(join(folder, 'timeline.otio'), 'utf8')))).toEqual(
    IDS.map((id) => `${id}.mp4`),
  );
  const { items } = await world.get<{ items: Recording[] }>('/recordings');
  expect(items).toEqual([]);
}, 60_000);

test('a take without a length rolls until it is cut', async () => {
  const rolled = await rollcall('roll', 'cam-1', 'cam-2', '--name', 'walk', ...LIMITS);
  expect(rolled).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Take 2 of "walk": 2 of 2 /) as string,
  });
  await eventually('both record', async () => {
    const views = await Promise.all(['cam-1', 'cam-2'].map((id) => world.get<CameraView>(`/cameras/${id}`)));
    return views.every(({ status }) => status === 'recording');
  });
  const cut = await rollcall('cut');
  expect(cut.stdout).toMatch(
    /Largest skew: .* are allowed\)\.\n(?: {2}warn: .*\n)*Verdict of take 2 of "walk": (pass|warn)\.\n$/,
  );
  expect(cut.code).toBe(0);
  expect((await rollcall('takes')).stdout).toMatch(/ walk +2 +complete +2 saved /);
}, 60_000);

interface Node {
  readonly target_url?: string;
  readonly [key: string]: unknown;
}

/** The files of an OpenTimelineIO document, in the order of its tracks. */
function targets(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { target_url: target } = node as Node;
  return target === undefined ? Object.values(node).flatMap(targets) : [target];
}
