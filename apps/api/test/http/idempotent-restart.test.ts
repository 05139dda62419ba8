import request from 'supertest';
import { eventually } from '#testing/eventually.js';
import { closeLab, labAgent, labBroker } from '../../../camera-agent/test/control/agent-lab.js';
import { type FakeCamera } from '../../../camera-agent/test/control/fake-camera.js';
import { serviceOf } from '../support/samples.js';
import { ScriptedDiscovery } from '../support/scripted-discovery.js';
import { startTestApi, type TestApi } from '../support/test-api.js';
import type { TestBroker } from '#testing/broker.js';

const REPLICA = 'replica-1';

let broker: TestBroker;
let discovery: ScriptedDiscovery;
let camera: FakeCamera;
let api: TestApi;

beforeEach(async () => {
  broker = await labBroker();
  discovery = await ScriptedDiscovery.start(broker);
  await discovery.say(serviceOf('cam-1'));
  camera = (await labAgent(broker)).camera;
  api = await startApi();
});

afterEach(async () => {
  await api.close();
  await discovery.close();
  await closeLab();
});

/** An API that knows nothing of those before it, as at each start. */
async function startApi(): Promise<TestApi> {
  const started = await startTestApi(broker, {}, undefined, { replica: REPLICA });
  const { fleet } = started.parts;
  await eventually(
    'the camera hears',
    () => fleet.camera('cam-1') !== undefined && fleet.isAgentReady('cam-1'),
  );
  return started;
}

async function startAnew(): Promise<void> {
  await api.close();
  api = await startApi();
}

const post = (path: string, body: object, key = 'take-7', auth = api.auth): request.Test =>
  request(api.url)
    .post(`/api/v1${path}`)
    .set({ ...auth, 'Idempotency-Key': key })
    .send(body);

const record = (key?: string): request.Test => post('/cameras/cam-1/recordings', { name: 'take' }, key);
const starts = (): number => camera.calls.filter((call) => call.startsWith('recording-start')).length;

test('a key that comes again over a restart of the API starts nothing twice', async () => {
  const first = await record().expect(201);
  await startAnew();
  const again = await record().expect(201);
  expect(again.body).toEqual(first.body);
  // The API has forgotten it: it is the agent that remembers.
  expect(again.headers).not.toHaveProperty('idempotency-replayed');
  expect(starts()).toBe(1);
  await record('take-8').expect(201);
  expect(starts()).toBe(2);
});

test('nor does one whose first answer never came, as its API ended before', async () => {
  const frame = Promise.withResolvers<undefined>();
  camera.firstFrame = frame.promise;
  const broken = record().then(
    () => 'answered',
    () => 'broken off',
  );
  await eventually('the camera starts', () => starts() === 1);
  await startAnew();
  expect(await broken).toBe('broken off');
  const again = record().expect(201);
  const done = again.then(({ body }) => body as object);
  await eventually('it waits for the answer', () => api.parts.bus.state === 'connected');
  frame.resolve(undefined);
  expect(await done).toMatchObject({ cameraId: 'cam-1' });
  expect(starts()).toBe(1);
});

test('of a call to many each command keeps its id, too', async () => {
  const all = { cameras: 'all', name: 'take' };
  const first = await post('/recordings', all).expect(201);
  await startAnew();
  expect((await post('/recordings', all).expect(201)).body).toEqual(first.body);
  expect(starts()).toBe(1);
});

test("another's key of the same name is another, over a restart too", async () => {
  await record().expect(201);
  await startAnew();
  const { token } = await api.parts.tokens.create('other', 'operator');
  const auth = { authorization: `Bearer ${token}` };
  await post('/cameras/cam-1/recordings', { name: 'take' }, 'take-7', auth).expect(201);
  expect(starts()).toBe(2);
});
