import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { eventOf, recordingOf, searchOf, serviceOf, stateOf, telemetryOf } from '../support/samples.js';
import { StreamReader } from '../support/stream-reader.js';

let lab: Lab;

beforeAll(async () => {
  lab = await Lab.start();
});

afterAll(() => lab.close());

const types = (reader: StreamReader): (string | undefined)[] => reader.events.map(({ event }) => event);

test('begins with how long to wait before a retry and the whole view', async () => {
  await lab.camera('view-1');
  const reader = await lab.reader();
  expect(reader.response.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'close',
  });
  expect(reader.response.headers).not.toHaveProperty('transfer-encoding');
  expect(reader.retry).toBe(2000);
  expect(types(reader)).toEqual(['snapshot']);
  const snapshot = await reader.next('snapshot');
  expect(snapshot).toMatchObject({ services: [{ id: 'view-1' }], cameras: [{ id: 'view-1' }], stale: false });
});

test('goes on with what is found, lost, changed and forgotten, each in an envelope of its own', async () => {
  const reader = await lab.reader();
  await lab.discovery.say(serviceOf('x-1'));
  expect(await reader.next('service.found', 'x-1')).toMatchObject({
    type: 'service.found',
    data: { id: 'x-1', status: 'found' },
  });
  await lab.discovery.say(serviceOf('x-1', { addresses: ['10.0.0.1'] }));
  await reader.next('service.changed', 'x-1');
  await lab.discovery.say(serviceOf('x-1', { status: 'lost', reason: 'missed' }));
  expect(await reader.next('service.lost', 'x-1')).toMatchObject({ data: { reason: 'missed' } });
  await lab.discovery.forget('x-1');
  await reader.next('service.forgotten', 'x-1');
  expect(reader.events.map(({ id }) => id?.split('.')[1])).toEqual(
    reader.events.map((_, i) => String(Number(reader.events[0]?.id?.split('.')[1]) + i)),
  );
});

test('tells what a camera does, but not its gauges', async () => {
  const agent = await lab.camera('cam-2');
  const reader = await lab.reader();
  await agent.say({ disk: { totalBytes: 1000, freeBytes: 1 } });
  await agent.say({ status: 'recording', recording: recordingOf('cam-2', 'r1', { state: 'recording' }) });
  await reader.next('camera.status', 'cam-2');
  expect(types(reader)).toEqual(['snapshot', 'camera.status']);
});

test('passes events of agents and of discovery on as they are, and refuses what is not theirs', async () => {
  const [agent, reader] = [await lab.camera('cam-3'), await lab.reader()];
  const { refusals } = lab.api.parts;
  await agent.event(eventOf('recording.started', 'r1', recordingOf('somebody-else', 'r1')));
  await eventually('a counted refusal', () => refusals.counts.toJSON()['mqtt-event'] === 1);
  const event = eventOf('recording.started', 'r1', recordingOf('cam-3', 'r1'));
  await agent.event(event);
  expect(await reader.next('recording.started')).toEqual(event);
  await lab.discovery.event('search.started', searchOf('s-9'));
  expect(await reader.next('search.started')).toMatchObject({ subject: 's-9' });
  expect(types(reader)).toEqual(['snapshot', 'recording.started', 'search.started']);
});

test('text that could disturb a screen or a stream goes no further than the broker (CVE-2026-35515)', async () => {
  const reader = await lab.reader();
  const { refusals } = lab.api.parts;
  const before = refusals.counts.toJSON()['mqtt-invalid'] ?? 0;
  await lab.discovery.say(serviceOf('evil', { label: 'a\n\nevent: service.lost\ndata: {}\n\n' }));
  await eventually('a counted refusal', () => refusals.counts.toJSON()['mqtt-invalid'] === before + 1);
  await lab.discovery.say(serviceOf('good'));
  await reader.next('service.found', 'good');
  expect(types(reader)).toEqual(['snapshot', 'service.found']);
});

const open = (query: string, id?: string): Promise<StreamReader> =>
  StreamReader.open(`${lab.api.url}/api/v1/events${query}`, {
    ...lab.api.auth,
    ...(id !== undefined && { 'last-event-id': id }),
  });

test('a reader that comes back goes on where it was, without a snapshot', async () => {
  const reader = await lab.reader();
  await lab.discovery.say(serviceOf('y-1'));
  await reader.next('service.found', 'y-1');
  const id = reader.events.at(-1)?.id;
  reader.close();
  await lab.discovery.say(serviceOf('y-2'));
  await eventually('it is found', () => lab.api.parts.fleet.service('y-2') !== undefined);
  const again = await open('', id);
  await again.next('service.found', 'y-2');
  expect(again.retry).toBe(2000);
  expect(types(again)).toEqual(['service.found']);
  again.close();
});

test.each([
  ['somebody.17', 'unknown-id'],
  ['', 'unknown-id'],
  ['%boot%.999999', 'too-old'],
])('an id that is not known, %p, gets a reset and the whole view', async (id, reason) => {
  const snapshot = (await lab.reader()).events[0];
  const reader = await open('', id.replace('%boot%', snapshot?.id?.split('.')[0] ?? ''));
  await reader.next('snapshot');
  expect(types(reader)).toEqual(['reset', 'snapshot']);
  expect(JSON.parse(reader.events[0]?.data ?? '')).toEqual({ reason });
  reader.close();
});

test('a filter lets some types through, and of cameras one', async () => {
  await lab.camera('one-1');
  const reader = await open('?types=service.changed,service.lost&camera=one-1');
  const view = await reader.next('snapshot');
  expect(view).toMatchObject({ services: [{ id: 'one-1' }], cameras: [{ id: 'one-1' }], stale: false });
  await lab.discovery.say(serviceOf('other'));
  await lab.discovery.say(serviceOf('other', { status: 'lost', reason: 'missed' }));
  await lab.discovery.say(serviceOf('one-1', { label: 'renamed' }));
  await reader.next('service.changed', 'one-1');
  expect(types(reader)).toEqual(['snapshot', 'service.changed']);
  reader.close();
});

test('how a camera fares is told to those alone who ask, and nobody goes on from it', async () => {
  const agent = await lab.camera('fares-1');
  const [asking, other] = [await open('?telemetry=true'), await lab.reader()];
  const named = await open('?types=camera.telemetry');
  await Promise.all([asking, other, named].map((reader) => reader.next('snapshot')));
  await agent.bus.publish('agent.telemetry', { id: 'fares-1' }, telemetryOf(7));
  for (const reader of [asking, named]) {
    const event = await reader.next('camera.telemetry', 'fares-1');
    expect(event).toMatchObject({
      data: { telemetry: { load: 7 }, disk: stateOf().disk, clock: stateOf().clock },
    });
    expect(reader.events.at(-1)?.id).toBeUndefined();
  }
  await lab.discovery.say(serviceOf('fares-2'));
  await other.next('service.found', 'fares-2');
  expect(types(other)).not.toContain('camera.telemetry');
  const history = await lab.call('get', '/events/history?camera=fares-1').expect(200);
  expect(history.text).not.toContain('camera.telemetry');
  for (const reader of [asking, other, named]) reader.close();
});

test.each([
  ['?telemetry=yes', 'telemetry must be one of the following values: true, false'],
  ['?type=service.lost', 'property type should not exist'],
  ['?types=service.found,nonsense', 'types is a list of service.found, service.lost,'],
  ['?types=', 'types is a list of'],
  ['?types=service.found&types=service.lost', 'types must be a text'],
  ['?camera=No%20Id', 'camera must match'],
])('refuses the filter %s and says what is allowed', async (query, reason) => {
  const response = await lab.call('get', `/events${query}`).expect(400);
  expect(problemIn(response)).toEqual([400, 'invalid-request']);
  expect(response.body).toMatchObject({ fields: [expect.stringContaining(reason)] });
});

test('HEAD ends', async () => {
  await lab.call('head', '/events').expect(200);
});

test('says that the registry is stale when discovery goes away, and ends with the API', async () => {
  const other = await Lab.start();
  const reader = await other.reader();
  await other.discovery.close();
  await reader.next('registry.stale', 'registry');
  await other.close();
  await eventually('the stream ended', () => reader.ended);
});
