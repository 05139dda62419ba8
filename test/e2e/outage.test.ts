import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { describeWith } from '#testing/tools.js';
import { filmOnDisk } from './support/film-on-disk.js';
import { frameNumbers, missingIn } from './support/frame-numbers.js';
import { rightAgain } from './support/right-again.js';
import { World } from './support/world.js';

const FPS = 30;
const DEADLINE_MS = 20_000;

const running: Rollcall[] = [];

afterEach(async () => {
  await Promise.all(running.map((program) => program.end('SIGKILL')));
});

function start(world: World, args: readonly string[], env: Record<string, string> = {}): Rollcall {
  const program = Rollcall.start(args, { ...world.env, ...env });
  running.push(program);
  return program;
}

/** Broker, discovery and API. */
async function startUp(world: World): Promise<Rollcall> {
  const up = start(world, ['up']);
  await up.says('Rollcall is up', DEADLINE_MS);
  return up;
}

/** A camera that records, once it does. */
async function recording(world: World): Promise<Recording> {
  start(world, ['agent'], { ROLLCALL_ID: 'cam-1', ROLLCALL_DRIVER: 'simulated' });
  const begun = async (): Promise<Recording | undefined> => {
    const response = await world.call('POST', '/cameras/cam-1/recordings', {});
    const answer = (await response.json()) as Recording;
    return response.status === 201 ? answer : undefined;
  };
  return eventually('a recording', begun, DEADLINE_MS);
}

/** Waits until the disk has so many more frames of a film. */
async function grown({ dataDir }: World, { cameraId, file = '' }: Recording, frames: number): Promise<void> {
  const times = join(dataDir, 'agents', cameraId, 'recordings', file.replace(/mp4$/, 'pts'));
  const lines = async (): Promise<number> => (await readFile(times, 'utf8')).split('\n').length;
  const wanted = (await lines()) + frames;
  await eventually(`${frames} more frames`, async () => (await lines()) >= wanted, DEADLINE_MS);
}

/** Stops a recording, once the API, which has just come back, may command its camera: 503 until then. */
async function stop(world: World, { cameraId, id }: Recording): Promise<Response> {
  const answer = async (): Promise<Response | undefined> => {
    const response = await world.call('POST', `/cameras/${cameraId}/recordings/${id}/stop`);
    return response.status === 503 ? undefined : response;
  };
  const response = await eventually('the camera hears commands again', answer, DEADLINE_MS);
  expect(response.status).toBe(200);
  return response;
}

describeWith('ffmpeg', 'a recording without broker, discovery and API', () => {
  test('goes on without a missing frame, and once they are back the API shows it as it is', async () => {
    const world = await World.make();
    const up = await startUp(world);
    const begun = await recording(world);
    await up.end('SIGKILL');
    await grown(world, begun, 2 * FPS);
    const since = Date.now();
    await startUp(world);
    const { durationMs } = await rightAgain(world, begun, since, DEADLINE_MS);
    // The last frame counts for as long as it is shown.
    expect(Date.parse(begun.startedAt) + durationMs).toBeLessThanOrEqual(Date.now() + 1000 / FPS);

    const stopped = await stop(world, begun);
    const { path, recording: film, wrong } = await filmOnDisk(world.dataDir, 'cam-1');
    expect(await stopped.json()).toEqual(film);
    expect(film.state).toBe('saved');
    expect(wrong).toEqual([]);
    const numbers = await frameNumbers(path, film.width, film.height);
    expect(numbers).toHaveLength(film.frames);
    // A camera on a host that has no time for it loses frames by itself, and says so.
    expect(missingIn(numbers)).toBe(film.droppedFrames);
    expect((film.gaps ?? []).filter(({ cause }) => cause !== 'camera')).toEqual([]);
  }, 60_000);
});
