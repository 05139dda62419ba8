import { run } from '../support/run.js';
import { problem, roster, service } from '../support/samples.js';
import { ScriptedApi } from '../support/scripted-api.js';

const settings = { desired: { width: 640, height: 480, fps: 30, annotate: 'hall 3' } };
let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
  api.json('GET /services', { items: [service('cam-1'), service('cam-2')] });
});
afterEach(() => api.close());

test('shows the settings of a camera, as they would be given', async () => {
  api.json('GET /cameras/cam-1', { settings });
  const { code, stdout } = await run(['settings', 'HOST-of-cam-1'], api);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'width=640\nheight=480\nfps=30\nannotate=hall 3\n' });
  expect(JSON.parse((await run(['settings', 'cam-1', '--json'], api)).stdout)).toEqual(settings);
});

test('changes what is given, and says who refused', async () => {
  const refused = { cameraId: 'cam-2', ok: false, error: problem('unsupported', 'It cannot.') };
  api.json('PATCH /settings', { items: [{ cameraId: 'cam-1', ok: true, settings }, refused] }, 207);
  const given = ['rotation=180', 'annotate=7', 'exposure=auto', 'hflip=true', 'reset=gain,focus'];
  const { code, stdout, stderr } = await run(['settings', '--all', ...given], api);
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: 'cam-1: width=640 height=480 fps=30 annotate=hall 3\n',
  });
  expect(stderr).toContain('cam-2: It cannot.');
  expect(api.asked.at(-1)?.body).toEqual({
    cameras: 'all',
    settings: { rotation: 180, annotate: '7', exposure: 'auto', hflip: true, reset: ['gain', 'focus'] },
  });
});

test.each([
  [['settings']],
  [['settings', '--all']],
  [['settings', 'cam-1', 'x']],
  [['settings', 'cam-1', 'a=1', 'a=2']],
])('refuses %j', async (args) => {
  expect((await run(args, api)).code).toBe(2);
  expect(api.asked).toEqual([]);
});

describe('identify', () => {
  const shown = (cameraId: string, overlay: boolean, led: boolean): object => ({
    ...{ cameraId, ok: true, shown: { overlay, led } },
  });

  test('says what the cameras show themselves by', async () => {
    api.json('POST /cameras/identify', { items: [shown('cam-1', true, false), shown('cam-2', true, true)] });
    const { code, stdout } = await run(['identify', 'cam-1', 'cam-2'], api);
    expect({ code, stdout: stdout.split('\n') }).toEqual({
      code: 0,
      stdout: [
        'cam-1: its name is in its picture',
        'cam-2: its name is in its picture, a light on its board blinks',
        '',
      ],
    });
    expect(api.asked.at(-1)?.body).toEqual({ cameras: ['cam-1', 'cam-2'] });
  });

  test('fails where a camera has nothing to show itself by', async () => {
    api.json('POST /cameras/identify', {
      items: [shown('cam-1', true, false), shown('cam-2', false, false)],
    });
    const { code, stdout } = await run(['identify', '--all'], api);
    expect(code).toBe(1);
    expect(stdout).toContain('cam-2: it has nothing to show itself by\n');
    expect(api.asked.at(-1)?.body).toEqual({ cameras: 'all' });
  });
});

test('record takes a pre-roll, a length of films and an instant', async () => {
  api.json('GET /roster', roster()).json('POST /recordings', { items: [] }, 201);
  const at = '2026-01-31T12:00:00.000Z';
  await run(['record', '--all', '--preroll', '5s', '--segment', '10m', '--start-at', at], api);
  expect(api.asked.at(-1)?.body).toEqual({
    cameras: 'all',
    prerollMs: 5000,
    segmentMs: 600_000,
    startAt: at,
  });
});
