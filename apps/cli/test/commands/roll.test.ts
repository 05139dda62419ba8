import type { Recording } from '#contracts/messages/recording.js';
import { Output, type Stream } from '../../src/output/output.js';
import { Interrupted } from '../../src/interrupted.js';
import { eventually } from '#testing/eventually.js';
import { Captured, run } from '../support/run.js';
import { problem, recording, roster, snapshot } from '../support/samples.js';
import type { ScriptedApi } from '../support/scripted-api.js';
import { bothReady, twoCameras } from '../support/two-cameras.js';
import { armReport, certificate, entry, finding, rolling, take } from '../support/takes.js';

let api: ScriptedApi;

beforeEach(async () => {
  api = await twoCameras();
});
afterEach(() => api.close());

const film = (cameraId: string): Recording => recording(cameraId, `film-${cameraId}`);
const hindered = [
  entry('cam-1', { report: armReport(finding('warning', 'too-hot', 'It has 79 °C.')) }),
  entry('cam-2', {
    label: 'left',
    state: 'refused',
    report: armReport(finding('refusal', 'disk-full', 'It has 1 MB of room.')),
  }),
];
const saved = ['cam-1', 'cam-2'].map((id) => entry(id, { state: 'saved', recordings: [film(id)] }));
const told = [entry('cam-1', { state: 'scheduled' }), entry('cam-2', { state: 'scheduled' })];
const complete = take(saved, { state: 'complete' });

test('all that is said goes to the API, and cameras that are ready roll', async () => {
  api.json('POST /takes', take(bothReady, { mayRoll: true }), 201);
  api.json('POST /takes/t1/roll', rolling(told));
  const given = ['--name', 'walk', '--slate', '12A', '--notes', 'rain', '--preroll', '2s', '--policy', 'any'];
  const mode = ['--mode', 'framesync'];
  const more = ['--set', 'fps=60', '--set', 'hflip=true', '--limit', 'clock=2.5ms', '--limit', 'dropped=0'];
  const { code, stdout, stderr } = await run(
    ['roll', 'host-of-cam-1', 'cam-2', ...given, ...mode, ...more],
    api,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'Cut it with "rollcall cut t1".\n' });
  expect(stdout).toMatch(
    /^Take 2 of "walk": 2 of 2 cameras ready\.\nRolling from \d\d:\d\d:\d\d\.120: 2 cameras, cam-1, cam-2\.\n$/,
  );
  expect(api.asked.map(({ body }) => body)).toEqual([
    undefined,
    {
      ...{ cameras: ['cam-1', 'cam-2'], name: 'walk', slate: '12A', notes: 'rain', prerollMs: 2000 },
      ...{ policy: 'any', mode: 'framesync', settings: { fps: 60, hflip: true } },
      limits: { clockErrorMs: 2.5, droppedFrames: 0 },
    },
    {},
  ]);
});

test('without names it is all that are found, with --group those of a group', async () => {
  api.json('POST /takes', take(bothReady, { mayRoll: true }), 201);
  api.json('POST /takes/t1/roll', rolling(told));
  api.json('GET /roster', roster({ names: ['cam-1', 'x'], present: 1, missing: ['x'] }));
  expect((await run(['roll'], api)).stderr).toMatch(/^Not everybody is there: 1 of 2, missing: x\.\n/);
  await run(['roll', '--group', 'stage'], api);
  const asked = api.asked.filter(({ path }) => path === '/takes').map(({ body }) => body);
  expect(asked).toEqual([{ cameras: 'all' }, { cameras: 'group:stage' }]);
});

describe('one that is not ready', () => {
  beforeEach(() => {
    api.json('POST /takes', take(hindered, { mayRoll: false }), 201);
    api.json('POST /takes/t1/cancel', take(hindered, { state: 'cancelled' }));
  });

  test('is named with reason and advice; nothing rolls, and nobody stays held', async () => {
    const { code, stdout, stderr } = await run(['roll'], api);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: [
        'Take 2 of "walk": 1 of 2 cameras ready; the policy is "all".',
        'Not ready:',
        `  left (cam-2): It has 1 MB of room. ${problem('disk-full', '').advice} (disk-full)`,
        'To be known:',
        `  cam-1: It has 79 °C. ${problem('too-hot', '').advice} (too-hot)`,
        '',
      ].join('\n'),
    });
    expect(stderr).toContain('--anyway. (take-not-ready)');
    expect(api.requests().at(-1)).toBe('POST /takes/t1/cancel');
  });

  test('does not hinder the others with --anyway, which is no full success', async () => {
    const out = entry('cam-2', { state: 'out' });
    api.json('POST /takes/t1/roll', rolling([entry('cam-1', { state: 'rolling' }), out]));
    const { code, stdout } = await run(['roll', '--anyway'], api);
    expect(code).toBe(1);
    expect(stdout).toContain(': 1 camera, cam-1.\nWithout: cam-2.\n');
    expect(api.asked.at(-1)?.body).toEqual({ anyway: true });
  });

  test('is no failure where the policy lets the take roll without it', async () => {
    api.json('POST /takes', take(hindered, { mayRoll: true, policy: 'any' }), 201);
    const out = entry('cam-2', { state: 'out' });
    const view = rolling([entry('cam-1', { state: 'rolling' }), out], { policy: 'any' });
    api.json('POST /takes/t1/roll', view);
    const { code, stdout } = await run(['roll', '--policy', 'any', '--json'], api);
    expect({ code, json: JSON.parse(stdout) as unknown }).toEqual({ code: 0, json: { take: view } });
  });

  test('is as telling when it is lost between its answer and the start', async () => {
    api.json('POST /takes', take(bothReady, { mayRoll: true }), 201);
    api.problem('POST /takes/t1/roll', problem('take-not-ready', 'One was lost.'));
    expect((await run(['roll'], api)).code).toBe(1);
    expect(api.requests().at(-1)).toBe('POST /takes/t1/cancel');
  });

  test('is left held with --arm-only, to be asked again by --take', async () => {
    const armed = await run(['roll', '--arm-only'], api);
    expect(armed).toMatchObject({ code: 1, stderr: expect.stringContaining('--take t1') as string });
    api.json('GET /takes/t1', take(hindered, { mayRoll: false }));
    api.json('POST /takes/t1/arm', take(bothReady, { mayRoll: true }));
    api.json('POST /takes/t1/roll', rolling(told));
    expect((await run(['roll', '--take', 't1'], api)).code).toBe(0);
    expect(api.requests().slice(-3)).toEqual(['GET /takes/t1', 'POST /takes/t1/arm', 'POST /takes/t1/roll']);
  });
});

describe('with --duration', () => {
  const running = rolling(told, { durationMs: 1000 });
  let stream: ReturnType<ScriptedApi['stream']>;

  beforeEach(() => {
    api.json('POST /takes', take(bothReady, { mayRoll: true }), 201);
    api.json('POST /takes/t1/roll', running);
    api.json('GET /takes/t1', running);
    stream = api.stream(['snapshot', snapshot()]);
  });

  const finish = async (): Promise<void> => {
    await eventually('it has seen the take roll', () => api.requests().includes('GET /takes/t1'));
    api.json('GET /takes/t1', complete);
    const event = { id: 'e', time: complete.createdAt, subject: 't1', data: {} };
    stream.send('take.complete', { ...event, type: 'take.complete' });
  };

  test('it waits for the end and tells the verdict', async () => {
    api.json('GET /takes/t1/certificate', certificate(complete));
    const ran = run(['roll', '--duration', '1s'], api);
    await finish();
    const { code, stdout, stderr } = await ran;
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'Fetch its films with "rollcall takes download t1", or onto the operator host with "rollcall takes collect t1".\n',
    });
    expect(stdout.split('\n').slice(2)).toEqual([
      'CAMERA  STATE  FILMS  LENGTH  FRAMES  LOST    SIZE  START',
      'cam-1   saved      1   10.0s     300     0  2.0 MB  +1.4 ± 1.2 ms',
      'cam-2   saved      1   10.0s     300     0  2.0 MB  +1.4 ± 1.2 ms',
      'Largest skew: +1.4 ± 1.2 ms, cam-2 behind cam-1 (35.3 ms are allowed).',
      'Verdict of take 2 of "walk": pass.',
      '',
    ]);
  });

  test('a verdict "fail" is a failure, in JSON too', async () => {
    const failed = certificate(complete, { verdict: 'fail' });
    api.json('GET /takes/t1/certificate', failed);
    const ran = run(['roll', '--duration', '1s', '--json'], api);
    await finish();
    const { code, stdout } = await ran;
    expect({ code, json: JSON.parse(stdout) as unknown }).toEqual({
      code: 1,
      json: { take: complete, certificate: failed },
    });
  });

  test('Ctrl-C leaves it rolling and says how to cut it', async () => {
    const controller = new AbortController();
    const ran = run(['roll', '--duration', '1h'], api, { signal: controller.signal });
    await eventually('it has seen the take roll', () => api.requests().includes('GET /takes/t1'));
    controller.abort(new Interrupted('signal'));
    expect(await ran).toMatchObject({
      code: 130,
      stderr: 'It goes on rolling. Cut it with "rollcall cut t1".\n',
    });
    expect(api.requests()).not.toContain('POST /takes/t1/cut');
  });

  test('on a terminal it is watched without a duration, too', async () => {
    api.json('POST /takes/t1/roll', rolling(told));
    api.json('GET /takes/t1/certificate', certificate(complete));
    const [stdout, stderr] = [new Captured(true), new Captured(true)];
    const ran = run(['roll'], api, { output: new Output(stdout as Stream, stderr as Stream) });
    await eventually('a line tells how long it rolls', () => /rolling 0\.\ds: 2 scheduled/.test(stderr.text));
    await finish();
    expect((await ran).code).toBe(0);
    expect(stdout.text).toContain('Verdict of take 2 of "walk": pass.');
  });
});

test.each([
  [['--all', 'cam-1']],
  [['--group', 'a', 'cam-1']],
  [['--policy', 'some']],
  [['--limit', 'luck=1']],
  [['--limit', 'dropped=1ms']],
  [['--limit', 'clock=1', '--limit', 'clock=2']],
  [['--set', 'fps']],
  [['--duration', '10']],
  [['--take', 't1', '--name', 'x']],
  [['--take', 't1', 'cam-1']],
])('roll %j is a wrong usage', async (args) => {
  const { code, stdout } = await run(['roll', ...args], api);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(api.requests().filter((request) => request.startsWith('POST'))).toEqual([]);
});
