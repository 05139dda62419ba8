import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { Rollcall } from '#testing/rollcall.js';
import { describeWith } from '#testing/tools.js';
import { camerasAre } from './support/cameras-are.js';
import { trueStart } from './support/true-time.js';
import { World } from './support/world.js';

/** Each with a clock that is wrong in another way. */
const CLOCKS = { 'cam-1': '+1y,100ppm', 'cam-2': '-200d,-100ppm', 'cam-3': '+3h,60ppm' } as const;
const IDS = Object.keys(CLOCKS);
const DEADLINE_MS = 60_000;
let world: World;
const programs: Rollcall[] = [];

function start(args: readonly string[], env: Record<string, string> = {}): Rollcall {
  const program = Rollcall.start(args, { ...world.env, ...env });
  programs.push(program);
  return program;
}

beforeAll(async () => {
  world = await World.make();
  await start(['up']).says('Rollcall is up', DEADLINE_MS);
  for (const [id, clock] of Object.entries(CLOCKS))
    start(['agent'], {
      // A frame lasts 100 ms: by the clock alone first frames lie up to so far apart.
      ...{ ROLLCALL_ID: id, ROLLCALL_DRIVER: 'simulated', ROLLCALL_VIDEO: '160x120@10' },
      ROLLCALL_SIMULATE_CLOCK: clock,
    });
  await camerasAre(world, IDS, 'standing-by', DEADLINE_MS);
}, 2 * DEADLINE_MS);

afterAll(() => Promise.all(programs.map((program) => program.end('SIGTERM'))));

describeWith('ffmpeg', 'mode framesync', () => {
  test('the first frames of all cameras are taken at one instant of true time', async () => {
    const rolled = await Rollcall.run(
      ['roll', ...IDS, '--mode', 'framesync', '--name', 'step', '--duration', '1s', '--json'],
      { ...world.env },
    );
    expect(rolled).toMatchObject({ code: 0, stderr: '' });
    const { take, certificate } = JSON.parse(rolled.stdout) as {
      take: TakeView;
      certificate: TakeCertificate;
    };
    expect(take).toMatchObject({ state: 'complete', mode: 'framesync', cameras: { saved: 3 } });
    const starts = await Promise.all(
      take.entries.flatMap(({ recordings }) => recordings.map((film) => trueStart(world, film))),
    );
    expect(starts).toHaveLength(3);
    // They are written down in tenths of a millisecond.
    expect(Math.max(...starts) - Math.min(...starts)).toBeLessThan(1);
    expect(certificate.modeDetail).toContain(' led, and these said that they were in step with it');
    expect(certificate.cameras.map(({ sync }) => sync?.role).sort()).toEqual(['client', 'client', 'server']);
    // The one that led is opened anew, as it would lead the cameras of the next take.
    await camerasAre(world, IDS, 'standing-by', DEADLINE_MS);
  }, 120_000);
});
