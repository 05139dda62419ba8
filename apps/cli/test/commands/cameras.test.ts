import { run } from '../support/run.js';
import { problem, recording, service } from '../support/samples.js';
import { ScriptedApi } from '../support/scripted-api.js';

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
  api.json('GET /services', {
    items: [
      service('cam-1'),
      service('cam-2', { label: 'stage left' }),
      service('cam-3', { status: 'lost' }),
    ],
  });
});
afterEach(() => api.close());

const bodies = (): unknown[] => api.asked.filter(({ method }) => method !== 'GET').map(({ body }) => body);

describe('open and close', () => {
  test('each camera says how it is then', async () => {
    const camera = { status: 'not-connected' };
    api.json('POST /cameras/close', {
      items: ['cam-1', 'cam-2'].map((cameraId) => ({ cameraId, ok: true, camera })),
    });
    expect(await run(['close', 'cam-1', 'Stage left'], api)).toEqual({
      code: 0,
      stdout: 'cam-1: not-connected\ncam-2: not-connected\n',
      stderr: '',
    });
    expect(bodies()).toEqual([{ cameras: ['cam-1', 'cam-2'] }]);
  });

  test('--all leaves the choice to the API, and says who refused', async () => {
    const refused = { cameraId: 'cam-1', ok: false, error: problem('camera-busy', 'It is used.') };
    const opened = { cameraId: 'cam-2', ok: true, camera: { status: 'standing-by' } };
    const answer = { items: [refused, opened] };
    api.json('POST /cameras/open', answer, 207);
    const { code, stdout, stderr } = await run(['open', '--all'], api);
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'cam-2: standing-by\n' });
    expect(stderr).toMatch(/^cam-1: It is used\..* \(camera-busy\)\n$/);
    expect(JSON.parse((await run(['open', '--all', '--json'], api)).stdout)).toEqual(answer);
    expect(bodies()).toEqual([{ cameras: 'all' }, { cameras: 'all' }]);
  });

  test('a group stands for its cameras; nobody in it is told', async () => {
    api.json('POST /cameras/open', { items: [] });
    expect(await run(['open', 'group:stage'], api)).toEqual({
      code: 0,
      stdout: '',
      stderr: 'No camera is found.\n',
    });
    expect(bodies()).toEqual([{ cameras: 'group:stage' }]);
  });

  test.each([[['open']], [['identify']], [['close', 'cam-1', '--all']]])(
    '%j is a wrong usage',
    async (args) => {
      expect((await run(args, api)).code).toBe(2);
      expect(api.asked).toEqual([]);
    },
  );
});

describe('label and tag', () => {
  test('a name is given and taken away', async () => {
    api.json('PATCH /cameras/cam-1', service('cam-1', { label: 'gate' }));
    expect(await run(['label', 'cam-1', 'gate'], api)).toMatchObject({
      code: 0,
      stdout: 'cam-1: it is called "gate"\n',
    });
    expect((await run(['label', 'cam-1', '--none'], api)).code).toBe(0);
    expect(bodies()).toEqual([{ label: 'gate' }, { label: null }]);
    expect((await run(['label', 'cam-1'], api)).code).toBe(2);
  });

  test('words are shown, given and taken away', async () => {
    expect(await run(['tag', 'cam-1'], api)).toMatchObject({ code: 0, stderr: 'cam-1 has no tags.\n' });
    api.json('PATCH /cameras/cam-1', { ...service('cam-1'), tags: ['stage', 'wide'] });
    expect(await run(['tag', 'cam-1', 'stage', 'wide'], api)).toMatchObject({
      stdout: 'cam-1: stage, wide\n',
    });
    api.json('PATCH /cameras/cam-1', service('cam-1'));
    expect(JSON.parse((await run(['tag', 'cam-1', '--none', '--json'], api)).stdout)).toEqual({
      cameraId: 'cam-1',
      tags: [],
    });
    expect(bodies()).toEqual([{ tags: ['stage', 'wide'] }, { tags: [] }]);
  });
});

describe('group', () => {
  test('one is made of names, listed and removed', async () => {
    api.json('PUT /groups/stage', { name: 'stage', cameras: ['cam-1', 'cam-2'] });
    expect(await run(['group', 'set', 'stage', 'cam-1', 'stage left'], api)).toMatchObject({
      code: 0,
      stdout: 'stage: cam-1, cam-2\n',
    });
    expect(bodies()).toEqual([{ cameras: ['cam-1', 'cam-2'] }]);
    api.json('GET /groups', { items: [{ name: 'stage', cameras: ['cam-1', 'cam-2'] }] });
    expect((await run(['group', 'ls'], api)).stdout).toMatch(/^GROUP +CAMERAS\nstage +cam-1, cam-2\n$/);
    api.on('DELETE /groups/stage', (_, response) => void response.writeHead(204).end());
    expect(await run(['group', 'remove', 'stage'], api)).toMatchObject({
      code: 0,
      stdout: 'stage: removed\n',
    });
  });

  test('it stands for its cameras where many can be named', async () => {
    api.json('POST /recordings', {
      items: [{ cameraId: 'cam-1', ok: true, recording: recording('cam-1', 'r1') }],
    });
    api.json('PATCH /settings', { items: [] });
    expect((await run(['record', 'group:stage'], api)).code).toBe(0);
    expect((await run(['settings', 'group:stage', 'rotation=180'], api)).code).toBe(0);
    expect(bodies()).toEqual([
      { cameras: 'group:stage' },
      { cameras: 'group:stage', settings: { rotation: 180 } },
    ]);
    expect((await run(['stop', 'group:stage', 'cam-1'], api)).code).toBe(2);
  });
});

describe('history', () => {
  const entry = (id: string, more: object = {}): object => ({
    ...{ id, type: 'command.failed', time: '2026-01-31T12:00:00.000Z', subject: 'cam-1', camera: 'cam-1' },
    ...{ by: 'ann', data: { command: 'recording-start', code: 'disk-full' } },
    ...more,
  });

  test('it is a table, and says where to go on', async () => {
    api.json('GET /events/history?limit=1', { items: [entry('e1')], next: 'c2' });
    const { code, stdout, stderr } = await run(['history', '--limit', '1'], api);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'There is more: --cursor c2\n' });
    expect(stdout).toMatch(/command\.failed +cam-1 +ann +recording-start disk-full\n$/);
  });

  test('it is asked for in pages, by what is wanted of it', async () => {
    const filter = 'types=service.lost&camera=cam-2';
    api.json(`GET /events/history?${filter}&limit=1000`, {
      items: Array(1000).fill(entry('e1')),
      next: 'c2',
    });
    api.json(`GET /events/history?${filter}&limit=200&cursor=c2`, { items: [entry('e2')] });
    const args = ['--types', 'service.lost', '--camera', 'stage left', '--limit', '1200', '--json'];
    const { code, stdout } = await run(['history', ...args], api);
    expect(code).toBe(0);
    const { items, next } = JSON.parse(stdout) as { items: object[]; next?: string };
    expect([items.length, next]).toEqual([1001, undefined]);
  });

  test('times are instants, or how long ago', async () => {
    api.json('GET /events/history', { items: [] });
    await run(['history', '--from', '2h', '--to', '2026-01-31T12:00:00+01:00'], api);
    const { searchParams } = new URL(api.asked.at(-1)?.path ?? '', 'http://x');
    expect(Date.now() - Date.parse(searchParams.get('from') ?? '')).toBeGreaterThanOrEqual(7_200_000);
    expect(searchParams.get('to')).toBe('2026-01-31T11:00:00.000Z');
    expect((await run(['history', '--from', 'yesterday'], api)).code).toBe(2);
    expect((await run(['history', '--limit', '0'], api)).code).toBe(2);
  });
});
