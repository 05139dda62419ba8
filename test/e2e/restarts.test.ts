import type { Collection } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { World } from './support/world.js';

const PARTS = ['broker', 'discovery', 'api'] as const;
type Part = (typeof PARTS)[number];
const CAMERAS = ['cam-1', 'cam-2'];

let world: World;
const parts = new Map<Part, Rollcall>();
const others: Rollcall[] = [];

const startPart = (part: Part): void => void parts.set(part, Rollcall.start([part], world.env));
const endPart = async (part: Part, signal: NodeJS.Signals): Promise<void> => {
  await parts.get(part)?.end(signal);
};
const startOther = (args: readonly string[], more: Record<string, string> = {}): Rollcall => {
  const program = Rollcall.start(args, { ...world.env, ...more });
  others.push(program);
  return program;
};

beforeAll(async () => {
  world = await World.make();
  for (const part of PARTS) startPart(part);
  await parts.get('api')?.says('Rollcall api runs', 60_000);
  for (const id of CAMERAS) startOther(['agent'], { ROLLCALL_ID: id, ROLLCALL_DRIVER: 'simulated' });
}, 90_000);

afterAll(async () => {
  await Promise.all([...parts.values(), ...others].map((program) => program.end('SIGKILL')));
});

async function isWhole(): Promise<boolean> {
  if ((await fetch(`${world.origin}/health/ready`)).status !== 200) return false;
  const { items } = await world.get<Collection<Service>>('/services');
  return items.filter(({ status }) => status === 'found').length === CAMERAS.length;
}

/** Waits until the API hears discovery and shows every camera. It may refuse connections until then. */
function viewIsWhole(): Promise<unknown> {
  return eventually('the view is whole', () => isWhole().catch(() => false), 60_000);
}

test('no restart of broker, discovery or API, and no reboot of their host, loses a camera', async () => {
  await viewIsWhole();
  const watch = startOther(['watch', '--json']);
  await watch.says('"type":"snapshot"', 60_000);
  const restarts: [readonly Part[], NodeJS.Signals][] = [
    [['broker'], 'SIGKILL'],
    [['discovery'], 'SIGKILL'],
    [['api'], 'SIGKILL'],
    [PARTS, 'SIGKILL'],
    [PARTS, 'SIGTERM'],
  ];
  for (const [which, signal] of restarts) {
    await Promise.all(which.map((part) => endPart(part, signal)));
    for (const part of which) startPart(part);
    await viewIsWhole();
  }
  expect(watch.stdout).not.toContain('"type":"service.lost"');
  const found = (id: string): number =>
    watch.stdout.split('\n').filter((line) => line.includes('"service.found"') && line.includes(`"${id}"`))
      .length;
  // A new API tells its readers what it learns; nobody else may find a camera anew.
  for (const id of CAMERAS)
    expect(found(id)).toBeLessThanOrEqual(restarts.filter(([which]) => which.includes('api')).length);
}, 240_000);
