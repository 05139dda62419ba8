import { eventually } from '#testing/eventually.js';
import type { HistoryEntry } from '#contracts/http/views.js';
import { Lab } from '../support/lab.js';
import { recordingOf, serviceOf } from '../support/samples.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const FOUND_OR_LOST = 'service.found,service.lost,service.changed,camera.status';

let lab: Lab;

beforeEach(async () => {
  lab = await Lab.start();
});

afterEach(() => lab.close());

async function told(api: TestApi): Promise<string[]> {
  await api.parts.journal.flush();
  const answer = await fetch(`${api.url}/api/v1/events/history?types=${FOUND_OR_LOST}`, {
    headers: api.auth,
  });
  const { items } = (await answer.json()) as { items: HistoryEntry[] };
  return items.map(({ type, subject, data }) => `${type} ${subject} ${String(data.status)}`);
}

/** An API over the memory of the one before, which has heard all that the broker keeps. */
async function startAnew(cameras: number): Promise<TestApi> {
  const { folder } = lab.api.parts;
  const api = await startTestApi(lab.broker, {}, undefined, { folder }, 'nothing');
  const { fleet } = api.parts;
  await eventually(
    'it knows all',
    () => fleet.allServices().length === cameras && fleet.camera('left-1')?.status === 'standing-by',
  );
  return api;
}

test('an API that starts writes down what became of the cameras meanwhile, and nothing else', async () => {
  await lab.camera('left-1');
  await lab.discovery.say(serviceOf('left-2', { status: 'lost' }));
  await eventually('both are known', () => lab.api.parts.fleet.allServices().length === 2);
  const before = await told(lab.api);
  expect(before).toContain('service.lost left-2 lost');
  await lab.api.close();
  let api = await startAnew(2);
  api.parts.firstSights.settle();
  expect(await told(api)).toEqual(before);
  await api.close();
  await lab.discovery.say(serviceOf('left-2', { since: '2026-03-01T00:00:00.000Z' }));
  await lab.discovery.say(serviceOf('left-3'));
  api = await startAnew(3);
  await api.close();
  api = await startAnew(3);
  const news = (await told(api)).slice(0, -before.length);
  expect(news.filter((each) => each.startsWith('service')).sort()).toEqual([
    'service.found left-2 found',
    'service.found left-3 found',
  ]);
  await api.close();
});

test('an API that ends gives the calls that it is at work with their answers first', async () => {
  const agent = await lab.camera('left-1');
  const answer = Promise.withResolvers<object>();
  const asked = Promise.withResolvers<undefined>();
  agent.answer = async () => {
    asked.resolve(undefined);
    return { status: 'ok', data: { recording: await answer.promise } };
  };
  const call = lab.call('post', '/cameras/left-1/recordings', {}).then(({ status }) => status);
  await asked.promise;
  const closed = lab.api.close();
  await eventually('it takes no more calls', () =>
    lab.call('get', '/health').then(
      () => false,
      () => true,
    ),
  );
  answer.resolve(recordingOf('left-1', 'r1'));
  expect(await call).toBe(201);
  await closed;
});
