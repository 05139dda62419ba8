import { run } from '../support/run.js';
import { problem, roster, service, snapshot } from '../support/samples.js';
import { ScriptedApi } from '../support/scripted-api.js';

let api: ScriptedApi;

const names = ['left-1', 'left-2'];
const whole = roster({ names, present: 2 });
const missing = roster({ names, present: 1, missing: ['left-2'], unexpected: ['spare'] });

beforeEach(async () => {
  api = await ScriptedApi.open();
  api.json('GET /services', { items: [] });
  api.stream(['snapshot', { ...snapshot(), services: [service('left-2', { label: 'pi (left-2)' })] }]);
});
afterEach(() => api.close());

test('everybody is there: exit code 0', async () => {
  api.json('GET /roster', whole);
  expect(await run(['roster'], api)).toEqual({ code: 0, stdout: '2 of 2\n', stderr: '' });
});

test('somebody is missing: exit code 1, so that a script can wait', async () => {
  api.json('GET /roster', missing);
  expect(await run(['roster'], api)).toEqual({
    code: 1,
    stdout: '1 of 2, missing: pi (left-2); unexpected: spare\n',
    stderr: '',
  });
  const asJson = await run(['roster', '--json'], api);
  expect({ code: asJson.code, json: JSON.parse(asJson.stdout) as unknown }).toEqual({
    code: 1,
    json: missing,
  });
});

test('that the view is old is said', async () => {
  api.json('GET /roster', whole);
  api.stream(['snapshot', { ...snapshot(), stale: true }]);
  expect((await run(['roster'], api)).stderr).toContain('Discovery is away');
});

test('nobody is expected: how to say who is', async () => {
  api.json('GET /roster', roster());
  const { code, stdout, stderr } = await run(['roster'], api);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain('rollcall roster set --found');
});

test('set takes names as they are, each once, whoever is there', async () => {
  api.json('PUT /roster', missing);
  const { code, stdout } = await run(['roster', 'set', 'left-1', 'left-2', 'left-1'], api);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '1 of 2, missing: left-2; unexpected: spare\n' });
  expect(api.asked.at(-1)?.body).toEqual({ names });
});

test('set refuses two names of one camera that is found', async () => {
  api.json('GET /services', {
    items: [service('cam-1', { label: 'left', hostname: 'pi' }), service('cam-2')],
  });
  const { code, stderr } = await run(['roster', 'set', 'cam-2', 'CAM-1', 'left'], api);
  expect(code).toBe(2);
  expect(stderr).toContain('"CAM-1" and "left" are the same camera');
  expect(api.requests()).toEqual(['GET /services']);
});

test('set takes a host name that another camera has as well', async () => {
  const items = [service('cam-1', { hostname: 'pi' }), service('cam-2', { hostname: 'pi' })];
  api.json('GET /services', { items });
  api.json('PUT /roster', whole);
  expect((await run(['roster', 'set', 'cam-1', 'pi'], api)).code).toBe(0);
});

test('set says that each name stands for one camera', async () => {
  expect((await run(['roster', 'set', '--help'])).stdout).toContain('each stands for one camera');
});

test('set says in words which name cannot be one', async () => {
  const { code, stderr } = await run(['roster', 'set', 'Bad', ''], api);
  expect(code).toBe(2);
  expect(stderr).toContain('"" can be no name of a camera');
  expect(api.asked).toEqual([]);
});

test('set --found takes the ids of the cameras that are found', async () => {
  api.json('GET /services', {
    items: [
      service('left-1'),
      service('left-2'),
      service('gone', { status: 'lost', reason: 'will' }),
      service('other', { kind: 'unknown' }),
    ],
  });
  api.json('PUT /roster', whole);
  const { code, stdout } = await run(['roster', 'set', '--found', '--json'], api);
  expect({ code, json: JSON.parse(stdout) as unknown }).toEqual({ code: 0, json: whole });
  expect(api.asked.at(-1)?.body).toEqual({ names });
});

test('set --found where nobody is found changes nothing', async () => {
  api.json('GET /services', { items: [] });
  const { code, stderr } = await run(['roster', 'set', '--found'], api);
  expect(code).toBe(1);
  expect(stderr).toContain('(no-cameras)');
  expect(api.requests()).toEqual(['GET /services']);
});

test('clear expects nobody', async () => {
  api.json('PUT /roster', roster({ unexpected: ['left-1'] }));
  expect(await run(['roster', 'clear'], api)).toEqual({
    code: 0,
    stdout: '',
    stderr: 'Nobody is expected now.\n',
  });
  expect(api.asked.at(-1)?.body).toEqual({ names: [] });
});

test('what the API refuses is said', async () => {
  api.problem('PUT /roster', problem('invalid-request', 'The body is not what is expected here.'));
  expect((await run(['roster', 'set', 'a'], api)).code).toBe(1);
  api.json('GET /roster', { names: 'all' });
  expect((await run(['roster'], api)).code).toBe(3);
});

test.each([
  [['roster', 'set']],
  [['roster', 'set', 'a', '--found']],
  [['roster', 'dance']],
  [['roster', 'clear', 'a']],
])('%j is a wrong usage', async (args) => {
  expect((await run(args, api)).code).toBe(2);
  expect(api.asked).toEqual([]);
});
