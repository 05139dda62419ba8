import { freePort } from '#testing/free-port.js';
import { eventually } from '#testing/eventually.js';
import type { SyncOrder } from '#camera-agent/domain/camera/sync-order.js';
import { type CameraUnderTest, makeCamera, standingBy } from './camera-under-test.js';
import { makeRpicam, type RpicamUnderTest } from './rpicam-lab.js';
import { standInEnvironment } from './stand-in-process.js';

const VIDEO = { width: 640, height: 480, fps: 90 };
const CLIENT: SyncOrder = { role: 'client', group: 'take-1' };
const SERVER: SyncOrder = { role: 'server', group: 'take-1' };

async function place(): Promise<Record<string, string>> {
  return { STANDIN_SYNC_AT: `127.0.0.1:${await freePort()}` };
}

async function started(order: SyncOrder, environment: Record<string, string>): Promise<RpicamUnderTest> {
  const made = makeRpicam(environment);
  await made.driver.start(() => VIDEO, made.told, order);
  return made;
}

const said = ({ told }: RpicamUnderTest): string[] => told.sync.map(({ state }) => state);

test('a client waits and says so, and comes into step with the server, by the log', async () => {
  const at = await place();
  const client = await started(CLIENT, at);
  await eventually('it waits', () => said(client).length > 0);
  expect([said(client), client.told.units.length]).toEqual([['waiting'], 0]);
  const server = await started(SERVER, at);
  for (const each of [client, server]) {
    await eventually('frames', () => each.told.units.length > 0);
    // What the tool says comes on another pipe than its frames.
    await eventually('the last word', () => said(each).at(-1) === 'in-step');
  }
  expect(client.told.sync).toEqual([{ state: 'waiting' }, { state: 'in-step', differenceUs: 0 }]);
  expect(said(server).at(-1)).toBe('in-step');
}, 30_000);

test('a client that waits is stopped at once', async () => {
  const client = await started(CLIENT, await place());
  await eventually('it waits', () => said(client).length > 0);
  await client.driver.stop();
  expect(client.told.failures.map(({ message }) => message)).toEqual([
    expect.stringContaining('signal SIGTERM') as string,
  ]);
});

test('a client that dies while it waits fails', async () => {
  const faults = { STANDIN_FAULT: 'die-waiting', STANDIN_AFTER: '1500' };
  const client = await started(CLIENT, { ...(await place()), ...faults });
  const failure = await eventually('the failure', () => client.told.failures[0]);
  expect([failure.code, said(client), client.told.units.length]).toEqual(['camera-failed', ['waiting'], 0]);
});

test('a tool before 1.6.0 cannot, and neither says nor is told that it can', async () => {
  const old = await started(CLIENT, { ...(await place()), STANDIN_VERSION: '1.5.3', STANDIN_MODEL: 'pi4' });
  expect(old.told.failures).toMatchObject([{ code: 'unsupported' }]);
  expect(old.driver.facts.syncClock).toBeUndefined();
});

test('one that is started without says nothing of it', async () => {
  const plain = makeRpicam({ STANDIN_START_MS: '1500' });
  await plain.driver.start(() => VIDEO, plain.told);
  await eventually('frames', () => plain.told.units.length > 0);
  expect([plain.told.sync, plain.driver.facts.syncClock]).toEqual([[], 'wall-clock']);
});

describe('the whole camera', () => {
  async function camera(cameraId: string, environment: Record<string, string>): Promise<CameraUnderTest> {
    const made = await makeCamera(
      { driver: 'rpicam', cameraId, video: VIDEO },
      { environment: standInEnvironment(environment) },
    );
    await standingBy(made);
    made.camera.held.take('take-1', 600_000);
    return made;
  }

  test('clients first, then the server: all are in step, and the server is itself again when it is let go of', async () => {
    const at = await place();
    const [one, two, server] = await Promise.all(['cam-1', 'cam-2', 'cam-3'].map((id) => camera(id, at)));
    if (!one || !two || !server) throw new Error('no cameras');
    const clients = [one.camera, two.camera];
    for (const each of clients) await each.stepping.begin(CLIENT);
    await server.camera.stepping.begin(SERVER);
    const all = [...clients, server.camera];
    const confirmed = await Promise.all(all.map(({ stepping }) => stepping.confirm('take-1')));
    expect(confirmed.map(({ role, state, clock }) => [role, state, clock])).toEqual([
      ['client', 'in-step', 'wall-clock'],
      ['client', 'in-step', 'wall-clock'],
      ['server', 'in-step', 'wall-clock'],
    ]);
    const before = server.statuses.length;
    for (const { held } of all) held.release('take-1');
    await eventually(
      'the server to be back',
      () => server.statuses.at(-1) === 'standing-by' && server.statuses.length > before,
    );
    expect(one.statuses.at(-1)).toBe('standing-by');
  }, 60_000);

  test('a client that is let go of while it waits has its picture back', async () => {
    const { camera: client } = await camera('cam-1', await place());
    await client.stepping.begin(CLIENT);
    expect(client.snapshot.status).toBe('restarting');
    client.held.release('take-1');
    await eventually('the picture', () => client.snapshot.status === 'standing-by');
  }, 30_000);
});
