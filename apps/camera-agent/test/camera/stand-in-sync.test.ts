import { freePort } from '#testing/free-port.js';
import { eventually } from '#testing/eventually.js';
import { type Finished, runStandIn, type StandIn } from './stand-in-process.js';

// `--sync` as it is in the table of what the real tool was seen to do.
const STREAM = ['-n', '-t', '0', '--framerate', '90', '--libav-format', 'h264', '-o', '-'];
const SAID = /\*\*\* Sync achieved! Difference (-?\d+)us/;
const FRAME_MS = 1000 / 90;

interface Running extends StandIn {
  /** When its first byte came. */
  readonly firstMs: Promise<number>;
}

const open: StandIn[] = [];

afterEach(async () => {
  for (const standIn of open) standIn.kill('SIGKILL');
  await Promise.all(open.splice(0).map(({ finished }) => finished));
});

async function place(): Promise<string> {
  return `127.0.0.1:${await freePort()}`;
}

function run(role: string, at: string, more: Record<string, string> = {}): Running {
  const standIn = runStandIn([...STREAM, `--sync=${role}`], { STANDIN_SYNC_AT: at, ...more });
  open.push(standIn);
  return { ...standIn, firstMs: standIn.firstByte.then(() => performance.now()) };
}

async function ended(standIn: StandIn): Promise<Finished> {
  standIn.kill('SIGINT');
  return standIn.finished;
}

test('a server gives its first frame as the hundredth, whether clients are there or not, and says so', async () => {
  const before = performance.now();
  const server = run('server', await place(), { STANDIN_START_MS: '0' });
  expect((await server.firstMs) - before).toBeGreaterThan(100 * FRAME_MS);
  expect((await ended(server)).stderr).toMatch(SAID);
});

test('a client writes nothing before a server does, and then begins with it', async () => {
  const at = await place();
  const client = run('client', at);
  let wrote = false;
  void client.firstByte.then(() => (wrote = true));
  // It would have had its first frame long ago.
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(wrote).toBe(false);
  const server = run('server', at);
  await Promise.all([client.firstMs, server.firstMs]);
  const [ofClient, ofServer] = await Promise.all([ended(client), ended(server)]);
  expect([ofClient.code, ofServer.code]).toEqual([0, 0]);
  expect(SAID.exec(ofClient.stderr)?.[1]).toBe('0');
}, 20_000);

test('a wall clock that is off moves the frames by as much, and the log says nothing of it', async () => {
  const at = await place();
  const right = run('client', at);
  const wrong = run('client', at, { STANDIN_CLOCK_MS: '-3000' });
  // Both must be there before the first packet.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const server = run('server', at);
  const [rightMs, wrongMs] = await Promise.all([right.firstMs, wrong.firstMs, server.firstMs]);
  // As long as the host is not busier than that.
  expect(wrongMs - rightMs).toBeGreaterThan(1500);
  expect(SAID.exec((await ended(wrong)).stderr)?.[1]).toBe('0');
}, 20_000);

test('a client may die while it waits', async () => {
  const client = run('client', await place(), { STANDIN_FAULT: 'die-waiting', STANDIN_AFTER: '100' });
  expect(await client.finished).toMatchObject({ signal: 'SIGABRT', stdout: Buffer.alloc(0) });
});

test('tools before 1.6.0 have no such option', async () => {
  const old = run('client', await place(), { STANDIN_VERSION: '1.5.3' });
  const { code, stderr } = await eventually('the end', () => old.finished);
  expect([code, stderr]).toEqual([255, expect.stringContaining("unrecognised option '--sync'")]);
});
