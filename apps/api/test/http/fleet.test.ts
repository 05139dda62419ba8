import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { searchOf, serviceOf } from '../support/samples.js';

let lab: Lab;

beforeEach(async () => {
  lab = await Lab.start();
});

afterEach(() => lab.close());

test('services and cameras are shown as found and lost', async () => {
  await lab.camera('cam-1');
  await lab.discovery.say(serviceOf('old-pi', { kind: 'unknown' }));
  await eventually('both are seen', () => lab.api.parts.fleet.allServices().length === 2);

  const all = await lab.call('get', '/services').expect(200);
  expect(all.body).toMatchObject({
    items: [
      { id: 'cam-1', status: 'found' },
      { id: 'old-pi', kind: 'unknown' },
    ],
  });
  const one = await lab.call('get', '/services/old-pi').expect(200);
  expect(one.body).toMatchObject({ id: 'old-pi' });
  const camera = await lab.call('get', '/cameras/cam-1').expect(200);
  expect(camera.body).toMatchObject({ id: 'cam-1', status: 'standing-by', model: 'imx708' });

  await lab.discovery.say(serviceOf('cam-1', { status: 'lost', reason: 'will' }));
  await eventually('it is lost', () => lab.api.parts.fleet.service('cam-1')?.status === 'lost');
  const lost = await lab.call('get', '/cameras/cam-1').expect(200);
  expect(lost.body).toMatchObject({ status: 'not-connected' });
});

test('a camera that UDP still finds is not connected once its agent has left the broker', async () => {
  const agent = await lab.camera('cam-1');
  const reader = await lab.reader();
  await agent.bus.close();
  expect(await reader.next('camera.status', 'cam-1')).toMatchObject({ data: { status: 'not-connected' } });
  expect((await lab.call('get', '/services/cam-1').expect(200)).body).toMatchObject({ status: 'found' });
  expect((await lab.call('get', '/cameras/cam-1').expect(200)).body).toMatchObject({
    status: 'not-connected',
  });
});

test('what is unknown, or has not reported, is said to be so', async () => {
  await lab.discovery.say(serviceOf('old-pi', { kind: 'unknown' }));
  await lab.discovery.say(serviceOf('mute'));
  await eventually('both are seen', () => lab.api.parts.fleet.allServices().length === 2);
  expect(problemIn(await lab.call('get', '/services/nobody'))).toEqual([404, 'unknown-service']);
  expect(problemIn(await lab.call('get', '/cameras/nobody'))).toEqual([404, 'unknown-camera']);
  expect(problemIn(await lab.call('get', '/cameras/old-pi'))).toEqual([404, 'unknown-camera']);
  expect(problemIn(await lab.call('get', '/cameras/mute'))).toEqual([503, 'camera-not-ready']);
});

test('a search is started or joined, and the latest one is kept', async () => {
  expect(problemIn(await lab.call('get', '/searches/latest'))).toEqual([404, 'unknown-search']);
  const started = await lab.call('post', '/searches').expect(202);
  expect(started.body).toEqual(searchOf('search-1'));
  expect((await lab.call('get', '/searches/latest').expect(200)).body).toEqual(searchOf('search-1'));

  await lab.discovery.event('search.finished', searchOf('search-1', { state: 'finished', found: 3 }));
  await eventually('it is finished', async () => {
    const latest = await lab.call('get', '/searches/latest');
    return (latest.body as { state: string }).state === 'finished';
  });
});

test('without discovery no search is started, and that is said at once', async () => {
  await lab.discovery.close();
  await eventually('the registry is stale', () => lab.api.parts.fleet.stale);
  expect(problemIn(await lab.call('post', '/searches'))).toEqual([503, 'discovery-away']);
});

test('without the broker everything that needs it is refused at once', async () => {
  await lab.camera('cam-1');
  await lab.broker.close();
  await eventually('the broker is away', () => lab.api.parts.bus.state === 'connecting');
  expect(problemIn(await lab.call('post', '/searches'))).toEqual([503, 'broker-away']);
  expect(problemIn(await lab.call('post', '/cameras/cam-1/recordings'))).toEqual([503, 'broker-away']);
  expect(problemIn(await lab.call('post', '/cameras/nobody/recordings'))).toEqual([404, 'unknown-camera']);
  const ready = await fetch(`${lab.api.url}/health/ready`);
  expect([ready.status, await ready.text()]).toEqual([503, '{"status":"down"}']);
  const live = await fetch(`${lab.api.url}/health/live`);
  expect(live.status).toBe(200);
});

test('an agent that asks what time it is hears it at once, finer than in milliseconds', async () => {
  const agent = await lab.camera('cam-1');
  const before = Date.now();
  for (let n = 0; n < 50; n += 1) {
    await agent.bus.publish('agent.clock-request', { id: 'cam-1' }, { corr: `c-${n}` });
    await eventually('the time', () => agent.clockReplies.length > n);
  }
  const after = Date.now() + 1;
  const { time, reachedMs = NaN, leftMs = NaN, errorMs = NaN } = agent.clockReplies.at(-1) ?? {};
  expect(Date.parse(time ?? '')).toBeGreaterThanOrEqual(before);
  expect(Date.parse(time ?? '')).toBeLessThanOrEqual(after);
  expect(reachedMs + errorMs).toBeGreaterThanOrEqual(before);
  expect(leftMs).toBeGreaterThanOrEqual(reachedMs);
  expect(leftMs - errorMs).toBeLessThanOrEqual(after);
  // Fifty readings at random moments of their milliseconds leave about 0.01 ms of it.
  expect(errorMs).toBeLessThan(0.25);
});
