import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { describeWith } from '#testing/tools.js';
import { probe } from './support/film.js';
import { filmOnDisk } from './support/film-on-disk.js';
import { World } from './support/world.js';

const started: Rollcall[] = [];

afterEach(() => Promise.all(started.splice(0).map((program) => program.end('SIGKILL'))));

function start(args: string[], env: Record<string, string>): Rollcall {
  const program = Rollcall.start(args, env);
  started.push(program);
  return program;
}

describeWith(['ffmpeg', 'ffprobe'], 'an agent that systemd ends in mid-recording', () => {
  test('ends within five seconds, and its film is whole', async () => {
    const world = await World.make();
    await start(['up'], { ...world.env }).says(String(world.ports.http));
    const agent = start(['agent'], { ...world.env, ROLLCALL_ID: 'cam-1', ROLLCALL_DRIVER: 'simulated' });
    await agent.says('cam-1');
    await eventually('the camera stands by', async () => {
      const answer = await world.call('GET', '/cameras/cam-1');
      return answer.ok && ((await answer.json()) as { status: string }).status === 'standing-by';
    });
    expect((await world.call('POST', '/cameras/cam-1/recordings', {})).status).toBe(201);

    const { code, stderr } = await agent.end('SIGTERM', 5000);
    expect(code).toBe(0);
    expect(stderr).not.toContain('without waiting longer for the recording');
    const { path, recording, wrong } = await filmOnDisk(world.dataDir, 'cam-1');
    expect(recording.state).toBe('saved');
    expect(wrong).toEqual([]);
    expect((await probe(path)).frames).toBe(recording.frames);
  }, 40_000);
});
