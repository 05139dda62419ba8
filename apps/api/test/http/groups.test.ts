import type { GroupView } from '#contracts/http/views.js';
import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { recordingOf, serviceOf } from '../support/samples.js';

let lab: Lab;

beforeEach(async () => {
  lab = await Lab.start();
});

afterEach(() => lab.close());

test('a group is put, listed, replaced and removed', async () => {
  const wall: GroupView = { name: 'left-wall', cameras: ['cam-2', 'cam-1'] };
  expect((await lab.call('put', '/groups/left-wall', { cameras: wall.cameras }).expect(200)).body).toEqual(
    wall,
  );
  await lab.call('put', '/groups/all-of-them', { cameras: ['cam-3'] }).expect(200);
  const listed = { items: [{ name: 'all-of-them', cameras: ['cam-3'] }, wall] };
  expect((await lab.call('get', '/groups').expect(200)).body).toEqual(listed);
  await lab.call('put', '/groups/left-wall', { cameras: ['cam-9'] }).expect(200);
  const replaced = { name: 'left-wall', cameras: ['cam-9'] };
  expect((await lab.call('get', '/groups/left-wall').expect(200)).body).toEqual(replaced);
  await lab.call('delete', '/groups/left-wall').expect(204);
  for (const method of ['get', 'delete'] as const)
    expect(problemIn(await lab.call(method, '/groups/left-wall'))).toEqual([404, 'unknown-group']);
});

test('readers have them in their snapshot, and hear of every change', async () => {
  const early = await lab.reader();
  await lab.call('put', '/groups/pair', { cameras: ['cam-1', 'cam-2'] }).expect(200);
  expect(await early.next('group.changed', 'pair')).toMatchObject({
    data: { name: 'pair', cameras: ['cam-1', 'cam-2'] },
  });
  // The same again is no news.
  await lab.call('put', '/groups/pair', { cameras: ['cam-1', 'cam-2'] }).expect(200);
  await lab.call('put', '/groups/other', { cameras: ['cam-3'] }).expect(200);
  await early.next('group.changed', 'other');
  expect(early.events.filter(({ event }) => event === 'group.changed')).toHaveLength(2);
  const late = await lab.reader();
  const groups = [
    { name: 'other', cameras: ['cam-3'] },
    { name: 'pair', cameras: ['cam-1', 'cam-2'] },
  ];
  expect(await late.next('snapshot')).toMatchObject({ groups });
  await lab.call('delete', '/groups/pair').expect(204);
  for (const reader of [early, late])
    expect(await reader.next('group.removed', 'pair')).toMatchObject({ data: { name: 'pair' } });
  const kept = await lab.api.parts.groupTable.all();
  expect(kept).toEqual(groups.slice(0, 1));
  await lab.api.parts.groups.load();
  expect(lab.api.parts.groups.all()).toEqual(kept);
});

test('it records together', async () => {
  for (const id of ['cam-1', 'cam-2', 'cam-3']) {
    const agent = await lab.camera(id);
    agent.answer = () => ({ status: 'ok', data: { recording: recordingOf(id, `r-${id}`) } });
  }
  await lab.call('put', '/groups/pair', { cameras: ['cam-3', 'cam-1'] }).expect(200);
  for (const [path, status] of [
    ['/recordings', 201],
    ['/recordings/stop', 200],
  ] as const) {
    const answer = await lab.call('post', path, { cameras: 'group:pair' }).expect(status);
    expect(answer.body).toMatchObject({ items: [{ cameraId: 'cam-3' }, { cameraId: 'cam-1' }] });
  }
  const nobody = await lab.call('post', '/recordings', { cameras: 'group:nobody' });
  expect(problemIn(nobody)).toEqual([404, 'unknown-group']);
});

test('there are no more than a hundred', async () => {
  for (let i = 0; i < 100; i += 1) await lab.api.parts.groups.put({ name: `g-${i}`, cameras: ['cam-1'] });
  expect(problemIn(await lab.call('put', '/groups/more', { cameras: ['a'] }))).toEqual([
    409,
    'limit-reached',
  ]);
  await lab.call('put', '/groups/g-7', { cameras: ['cam-2'] }).expect(200);
});

test('what is none is refused', async () => {
  for (const body of [{}, { cameras: [] }, { cameras: ['NO'] }, { cameras: ['a', 'a'] }, { cameras: 'all' }])
    expect(problemIn(await lab.call('put', '/groups/left', body))).toEqual([400, 'invalid-request']);
  expect(problemIn(await lab.call('put', '/groups/Left', { cameras: ['a'] }))).toEqual([
    400,
    'invalid-request',
  ]);
});

test('a camera is called as the operator says, everywhere, and sorted by tags', async () => {
  await lab.discovery.say(serviceOf('cam-1', { status: 'lost' }));
  await eventually('it is seen', () => lab.api.parts.fleet.service('cam-1') !== undefined);
  const reader = await lab.reader();
  const named = await lab.call('patch', '/cameras/cam-1', { label: 'Käfig 3' }).expect(200);
  expect(named.body).toMatchObject({ id: 'cam-1', label: 'Käfig 3', hostname: 'host-cam-1' });
  expect(await reader.next('service.changed', 'cam-1')).toMatchObject({ data: { label: 'Käfig 3' } });
  await lab.call('patch', '/cameras/cam-1', { tags: ['left', 'birds'] }).expect(200);
  await lab.discovery.say(serviceOf('cam-1'));
  await reader.next('service.found', 'cam-1');
  const now = await lab.call('get', '/services/cam-1').expect(200);
  expect(now.body).toMatchObject({ status: 'found', label: 'Käfig 3', tags: ['left', 'birds'] });
  const again = await lab.call('patch', '/cameras/cam-1', { label: null, tags: [] }).expect(200);
  expect(again.body).toMatchObject({ label: 'host-cam-1' });
  expect(again.body).not.toHaveProperty('tags');
  const kept = await lab.api.parts.noteTable.all();
  expect([...kept]).toEqual([['cam-1', { tags: [] }]]);
});

test('two changes at once both count, and the names are there at the next start', async () => {
  await lab.camera('cam-1');
  await Promise.all([
    lab.call('patch', '/cameras/cam-1', { label: 'One' }).expect(200),
    lab.call('patch', '/cameras/cam-1', { tags: ['left'] }).expect(200),
  ]);
  expect([...(await lab.api.parts.noteTable.all())]).toEqual([['cam-1', { label: 'One', tags: ['left'] }]]);
  await lab.api.parts.notes.load();
  expect(lab.api.parts.fleet.service('cam-1')).toMatchObject({ label: 'One', tags: ['left'] });
});

test('a name that is none, or a camera that is none, is refused', async () => {
  await lab.camera('cam-1');
  for (const body of [{ label: '' }, { label: 7 }, { tags: null }, { tags: ['a', 'a'] }, { name: 'x' }])
    expect(problemIn(await lab.call('patch', '/cameras/cam-1', body))).toEqual([400, 'invalid-request']);
  expect(problemIn(await lab.call('patch', '/cameras/nobody', { label: 'x' }))).toEqual([
    404,
    'unknown-camera',
  ]);
});
