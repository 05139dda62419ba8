import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { eventually } from '#testing/eventually.js';
import { freePort, freeUdpPort } from '#testing/free-port.js';
import { tempDir } from '#testing/temp-dir.js';
import { Program } from '../support/program.js';

const SLOW_MS = 60_000;

async function startDemo(more: Record<string, string> = {}): Promise<Program> {
  const env = {
    ROLLCALL_DATA_DIR: await tempDir(),
    ROLLCALL_HTTP_PORT: String(await freePort()),
    ROLLCALL_MQTT_PORT: String(await freePort()),
    ROLLCALL_DISCOVERY_PORT: String(await freeUdpPort()),
    ...more,
  };
  // Its own process group, as a shell gives it.
  return Program.start(['demo', '--cameras', '2'], env, { detached: true });
}

/** The processes that a process has started: the parts by their commands, the cameras by their ids. */
async function childrenOf(pid: number): Promise<Map<string, number>> {
  const pids = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').map(Number);
  return new Map(await Promise.all(pids.map(async (child) => [await partOf(child), child] as const)));
}

async function partOf(pid: number): Promise<string> {
  const [environment, command] = await Promise.all(
    ['environ', 'cmdline'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
  );
  return /\0ROLLCALL_ID=([^\0]*)/.exec(environment ?? '')?.[1] ?? command?.split('\0').at(-2) ?? '';
}

/** A part that a busy machine keeps from ending in time is ended by force, and the demo says so. */
async function endsAsAsked(demo: Program): Promise<void> {
  const ended = await demo.ended;
  const code = demo.stderr.includes('did not end by itself and was ended') ? 1 : 0;
  expect(ended).toEqual({ code, signal: null });
}

async function gone(pids: Iterable<number>): Promise<void> {
  const wanted = [...pids].map(String);
  await eventually('no process is left', async () => {
    const alive = await readdir('/proc');
    return wanted.every((pid) => !alive.includes(pid));
  });
}

test(
  'cameras are found, one that dies is reported, Ctrl-C leaves nothing behind',
  async () => {
    const demo = await startDemo();
    await demo.says('Ctrl-C ends the demo.');
    expect(demo.stdout).toMatch(/^cam-1 .* found .* standing-by/m);
    expect(demo.stdout).toMatch(/^cam-2 .* found .* standing-by/m);
    const children = await childrenOf(demo.pid);
    expect([...children.keys()].sort()).toEqual(['api', 'broker', 'cam-1', 'cam-2', 'discovery']);
    expect(demo.stdout).toContain(`To see one lost: kill ${children.get('cam-2') ?? 0} (cam-2)\n`);
    process.kill(children.get('cam-2') ?? 0, 'SIGKILL');
    await demo.says('cam-2 has ended (SIGKILL). Start it again with:\n  npx rollcall agent --id cam-2 ');
    process.kill(-demo.pid, 'SIGINT');
    await endsAsAsked(demo);
    await gone(children.values());
  },
  SLOW_MS,
);

test(
  'it can be stopped while it starts',
  async () => {
    const demo = await startDemo();
    await demo.says('Starting 2 simulated cameras');
    const children = await childrenOf(demo.pid);
    demo.process.kill('SIGTERM');
    await endsAsAsked(demo);
    await gone(children.values());
  },
  SLOW_MS,
);

test(
  'a part that cannot start ends it with the sentence of that part',
  async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const port = String((taken.address() as AddressInfo).port);
    const demo = await startDemo({ ROLLCALL_HTTP_PORT: port });
    expect(await demo.ended).toEqual({ code: 2, signal: null });
    expect(demo.stderr).toContain('ROLLCALL_HTTP_PORT');
    expect(demo.stderr).toContain('The demo ends, as api did not start');
    const camera = await startDemo({ ROLLCALL_VIDEO: 'huge' });
    expect(await camera.ended).toEqual({ code: 2, signal: null });
    expect(camera.stderr).toContain('ROLLCALL_VIDEO="huge" cannot be used');
    taken.close();
  },
  SLOW_MS,
);
