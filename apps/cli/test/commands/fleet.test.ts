import { camera, problem, recording, roster, service, snapshot, trouble } from '../support/samples.js';
import { run } from '../support/run.js';
import { ScriptedApi } from '../support/scripted-api.js';

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
});
afterEach(() => api.close());

describe('ls', () => {
  test('a row for every service, found ones first', async () => {
    const services = [
      service('cam-10', { status: 'lost', reason: 'will' }),
      service('cam-2', { addresses: ['10.0.0.2', '10.0.1.2'], since: new Date().toISOString() }),
      service('cam-1', {
        hostname: 'evil\u001b[2J',
        label: 'evil\u001b[2J',
        since: new Date().toISOString(),
      }),
    ];
    const running = recording('cam-2', 'r1', { state: 'recording', name: 'take 1' });
    const cameras = [
      camera('cam-2', { status: 'recording', recording: running }),
      camera('cam-1', { status: 'not-connected', error: { code: 'no-camera', detail: '', advice: '' } }),
    ];
    api.stream(['snapshot', { services, cameras, stale: true }]);
    const { code, stdout, stderr } = await run(['ls'], api);
    expect(code).toBe(0);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/));
    expect(rows).toEqual([
      ['ID', 'LABEL', 'ADDRESS', 'STATUS', 'SINCE', 'CAMERA', 'RECORDING'],
      [
        'cam-1',
        'evil\\u001b[2J',
        '127.0.0.1',
        'found',
        expect.stringMatching(/^\ds \(search\)$/),
        'not-connected (no-camera)',
        '-',
      ],
      [
        'cam-2',
        'host-of-cam-2',
        '10.0.0.2 +1',
        'found',
        expect.stringMatching(/^\ds \(search\)$/),
        'recording',
        'take 1',
      ],
      ['cam-10', 'host-of-cam-10', '127.0.0.1', 'lost', expect.stringMatching(/^\d+d \(will\)$/), '-', '-'],
    ]);
    expect(stderr).toBe(
      '\nwill: its connection broke: power, network or process\nDiscovery is away: found and lost may be out of date.\n',
    );
  });

  test('what is amiss is explained beneath, the roster last', async () => {
    const twins = service('cam-1', {
      flags: ['udp-unreachable', 'conflict'],
      conflict: ['10.0.0.5', '10.0.0.9'],
    });
    const view = {
      ...snapshot(),
      services: [twins, service('cam-2', { status: 'lost', reason: 'network', label: 'left-2' })],
      network: trouble(40, 41),
      roster: roster({ names: ['cam-1', 'cam-2'], present: 1, missing: ['cam-2'] }),
    };
    api.stream(['snapshot', view]);
    const { code, stdout, stderr } = await run(['ls'], api);
    expect(code).toBe(0);
    expect(stdout).toContain('(search, udp-unreachable, conflict: 10.0.0.5, 10.0.0.9)');
    expect(stderr.trimEnd().split('\n')).toEqual([
      '',
      'network: silent together with most others',
      'udp-unreachable: the broker hears it, UDP does not: see "rollcall doctor"',
      'conflict: two boards use this id',
      'Rather the network than the services: 40 of 41 silent at once, lost at 17:05:09 unless they return.',
      '',
      'Roster: 1 of 2, missing: cam-2 (left-2).',
    ]);
    const asJson = await run(['ls', '--json'], api);
    expect(JSON.parse(asJson.stdout)).toEqual(view);
    expect(asJson.stderr).toMatch(/^Rather the network .*\n$/);
  });

  test('JSON is the view as the API gives it', async () => {
    api.stream(['snapshot', snapshot('cam-1')]);
    expect(JSON.parse((await run(['ls', '--json'], api)).stdout)).toEqual(snapshot('cam-1'));
  });

  test('an empty fleet is no failure', async () => {
    api.stream(['snapshot', snapshot()]);
    expect(await run(['ls'], api)).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('rollcall search') as string,
    });
  });

  test('a stream without a snapshot is none of the API', async () => {
    api.stream(['other', {}]);
    expect((await run(['ls'], api)).code).toBe(3);
  });
});

describe('search', () => {
  const started = {
    id: 's1',
    state: 'running',
    windowMs: 500,
    trigger: 'request',
    startedAt: '2026-01-31T12:00:00.000Z',
  };
  const finished = {
    ...started,
    state: 'finished',
    finishedAt: '2026-01-31T12:00:01.500Z',
    answered: 2,
    found: 1,
    lost: 0,
  };

  test('waits for the end and lists what is found', async () => {
    let looks = 0;
    api.json('POST /searches', started, 202);
    api.on('GET /searches/latest', (_, response) => {
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify(++looks < 2 ? started : finished));
    });
    api.stream([
      'snapshot',
      { ...snapshot('cam-1'), services: [service('cam-1'), service('old', { status: 'lost' })] },
    ]);
    const { code, stdout, stderr } = await run(['search'], api);
    expect({ code, looks }).toEqual({ code: 0, looks: 2 });
    expect(stdout).toContain('cam-1');
    expect(stdout).not.toContain('old');
    expect(stderr).toBe('2 answered in 1.5s: 1 newly found, 0 lost.\n');
  });

  test('a search after this one means that it is over', async () => {
    api.json('POST /searches', started, 202);
    api.json('GET /searches/latest', { ...started, id: 's2' });
    api.stream(['snapshot', snapshot('cam-1')]);
    const { code, stdout } = await run(['search', '--json'], api);
    expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({
      code: 0,
      search: { id: 's1', state: 'finished' },
    });
  });

  test('discovery is away', async () => {
    api.problem('POST /searches', problem('discovery-away', 'Nobody answers.'));
    const { code, stdout, stderr } = await run(['search', '--json'], api);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^rollcall: Nobody answers\. .*\(discovery-away\)\n$/);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'discovery-away', detail: 'Nobody answers.' },
    });
  });
});

describe('stop', () => {
  test('without names it stops all, and says what was saved', async () => {
    api.json('POST /recordings/stop', {
      items: [{ cameraId: 'cam-1', ok: true, recording: recording('cam-1', 'r1') }],
    });
    const { code, stdout } = await run(['stop'], api);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'cam-1: saved r1, 10.0s, 300 frames, 2.0 MB.\n' });
    expect(api.asked.at(-1)?.body).toEqual({ cameras: 'all' });
  });

  test('one that cannot be stopped makes it a failure', async () => {
    const items = [{ cameraId: 'cam-1', ok: false, error: problem('not-recording', 'Nothing runs.') }];
    api.json('GET /services', { items: [service('cam-1')] });
    api.json('POST /recordings/stop', { items }, 207);
    const { code, stderr } = await run(['stop', 'host-of-cam-1'], api);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'cam-1: Nothing runs. Start a recording first. (not-recording)\n',
    });
    expect(api.asked.at(-1)?.body).toEqual({ cameras: ['cam-1'] });
  });
});

describe('delete', () => {
  test('goes on past one that cannot be deleted', async () => {
    api.json('GET /services', { items: [service('cam-1')] });
    api.problem('DELETE /cameras/cam-1/recordings/r1', problem('unknown-recording', 'There is none.'));
    api.on('DELETE /cameras/cam-1/recordings/r2', (_, response) => void response.writeHead(204).end());
    const { code, stdout, stderr } = await run(['delete', 'cam-1', 'r1', 'r2'], api);
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'cam-1: deleted r2\n' });
    expect(stderr).toContain('cam-1: r1: There is none.');
  });

  test('an id is one segment of the path, whatever it looks like', async () => {
    api.json('GET /services', { items: [service('cam-1')] });
    expect((await run(['delete', 'cam-1', '../x?y'], api)).code).toBe(1);
    expect(api.requests()).toContain('DELETE /cameras/cam-1/recordings/..%2Fx%3Fy');
  });
});
