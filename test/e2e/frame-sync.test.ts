import { join } from 'node:path';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { CameraView } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { describeWith } from '#testing/tools.js';
import { trueTimeOf } from './support/true-time.js';
import { World } from './support/world.js';

/** Each with a clock that is wrong in another way. */
const CLOCKS = { 'cam-1': '+1y,100ppm', 'cam-2': '-200d,-100ppm', 'cam-3': '+3h,60ppm' } as const;
const IDS = Object.keys(CLOCKS);
/** A frame lasts 100 ms: by the clock alone first frames lie up to so far apart. */
const VIDEO = { width: 160, height: 120 } as const;
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
      ...{ ROLLCALL_ID: id, ROLLCALL_DRIVER: 'simulated', ROLLCALL_VIDEO: '160x120@10' },
      ROLLCALL_SIMULATE_CLOCK: clock,
    });
  await allStandBy();
}, 2 * DEADLINE_MS);

afterAll(() => Promise.all(programs.map((program) => program.end('SIGTERM'))));

function allStandBy(): Promise<unknown> {
  const isReady = async (id: string): Promise<boolean> => {
    const { status, clock } = await world.get<CameraView>(`/cameras/${id}`);
    return status === 'standing-by' && clock.known;
  };
  const all = (): Promise<boolean> =>
    Promise.all(IDS.map(isReady))
      .then((each) => each.every(Boolean))
      .catch(() => false);
  return eventually('all stand by and know the time', all, DEADLINE_MS);
}

function trueStart({ cameraId, file = '', firstFrame, startedAt }: Recording): Promise<number> {
  const path = join(world.dataDir, 'agents', cameraId, 'recordings', file);
  return trueTimeOf(path, firstFrame?.index ?? 0, VIDEO, Date.parse(startedAt));
}

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
    const starts = await Promise.all(take.entries.flatMap(({ recordings }) => recordings.map(trueStart)));
    expect(starts).toHaveLength(3);
    // They are written down in tenths of a millisecond.
    expect(Math.max(...starts) - Math.min(...starts)).toBeLessThan(1);
    expect(certificate.modeDetail).toContain(' led, and these said that they were in step with it');
    expect(certificate.cameras.map(({ sync }) => sync?.role).sort()).toEqual(['client', 'client', 'server']);
    // The one that led is opened anew, as it would lead the cameras of the next take.
    await allStandBy();
  }, 120_000);
});
