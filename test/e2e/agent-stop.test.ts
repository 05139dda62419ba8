import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { describeWith } from '#testing/tools.js';
import { probe } from './support/film.js';
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
    expect(stderr).not.toContain('without waiting longer');
    const folder = join(world.dataDir, 'agents/cam-1/recordings');
    const names = await readdir(folder);
    const fileOf = (end: string): string => join(folder, names.find((name) => name.endsWith(end)) ?? end);
    const sidecar = JSON.parse(await readFile(fileOf('.json'), 'utf8')) as Recording;
    const sha256 = createHash('sha256')
      .update(await readFile(fileOf('.mp4')))
      .digest('hex');
    expect(sidecar).toMatchObject({ state: 'saved', sha256 });
    expect((await probe(fileOf('.mp4'))).frames).toBe(sidecar.frames);
  }, 40_000);
});
