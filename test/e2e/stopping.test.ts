import { eventually } from '#testing/eventually.js';
import { processesOf } from './support/processes.js';
import { Rollcall } from '#testing/rollcall.js';
import { World } from './support/world.js';

const started: Rollcall[] = [];

function start(args: string[], env: Record<string, string>): Rollcall {
  const program = Rollcall.start(args, env);
  started.push(program);
  return program;
}

afterEach(() => Promise.all(started.splice(0).map((program) => program.end('SIGKILL'))));

test('Ctrl-C ends the demo and leaves no process behind', async () => {
  const world = await World.make();
  const demo = start(['demo'], { ...world.env });
  await demo.says('rollcall record --all', 60_000);
  const { code, stderr } = await demo.end('SIGINT');
  // A part that a busy machine keeps from ending in time is ended by force, and the demo says so.
  expect(code).toBe(stderr.includes('did not end by itself and was ended') ? 1 : 0);
  expect(await processesOf(world.dataDir)).toEqual([]);
}, 120_000);

test('a demo that is killed takes its parts with it', async () => {
  const world = await World.make();
  const demo = start(['demo'], { ...world.env });
  await demo.says('rollcall record --all', 60_000);
  await demo.end('SIGKILL');
  await eventually('no process is left', async () => (await processesOf(world.dataDir)).length === 0);
}, 120_000);

test('the parts may start in any order: all find each other', async () => {
  const world = await World.make();
  const startPart = (part: string, more = {}): Rollcall => start([part], { ...world.env, ...more });
  const api = startPart('api');
  await api.says(String(world.ports.http));
  expect((await fetch(`${world.origin}/health/ready`)).status).toBe(503);
  const away = await world.call('POST', '/searches');
  expect([away.status, ((await away.json()) as { code: string }).code]).toEqual([503, 'broker-away']);
  const discovery = startPart('discovery');
  const agent = startPart('agent', { ROLLCALL_ID: 'early', ROLLCALL_DRIVER: 'simulated' });
  await agent.says('early');
  const broker = startPart('broker');
  await eventually(
    'the API is ready',
    async () => (await fetch(`${world.origin}/health/ready`)).status === 200,
    60_000,
  );
  await eventually(
    'the camera is found',
    async () => (await world.call('GET', '/cameras/early')).status === 200,
    60_000,
  );
  const ends = await Promise.all([api, discovery, agent, broker].map((part) => part.end('SIGTERM')));
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
}, 240_000);
