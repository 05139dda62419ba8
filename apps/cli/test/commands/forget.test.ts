import { run } from '../support/run.js';
import { problem, service } from '../support/samples.js';
import { ScriptedApi } from '../support/scripted-api.js';

let api: ScriptedApi;

const lost = { status: 'lost', reason: 'will' } as const;

beforeEach(async () => {
  api = await ScriptedApi.open();
  const services = [
    service('cam-1', { hostname: 'raspberrypi' }),
    service('cam-2', { ...lost, hostname: 'raspberrypi' }),
    service('cam-3', lost),
    service('old-pi', { ...lost, kind: 'unknown' }),
  ];
  api.json('GET /services', { items: services });
  for (const { id } of services)
    api.on(`DELETE /services/${id}`, (_, response) => void response.writeHead(204).end());
});
afterEach(() => api.close());

const deleted = (): string[] => api.requests().filter((request) => request.startsWith('DELETE'));

test('lost services are forgotten, by any of their names', async () => {
  const { code, stdout, stderr } = await run(['forget', 'cam-3', 'HOST-of-cam-3', 'old-pi'], api);
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: 'cam-3: forgotten\nold-pi: forgotten\n',
    stderr: '',
  });
});

test('a name that a found and a lost one share means the lost one', async () => {
  expect((await run(['forget', 'raspberrypi'], api)).code).toBe(0);
  expect(deleted()).toEqual(['DELETE /services/cam-2']);
});

test.each([
  ['cam-1', /"cam-1" is found, .*\(service-found\)/],
  ['cam-9', /No service is called "cam-9"\. .*\(unknown-service\)/],
])('%s is refused before anything is forgotten', async (name, message) => {
  const { code, stderr } = await run(['forget', 'cam-3', name], api);
  expect(code).toBe(1);
  expect(stderr).toMatch(message);
  expect(deleted()).toEqual([]);
});

test('two lost ones of one name are told apart by their ids', async () => {
  api.json('GET /services', {
    items: [service('a', { ...lost, hostname: 'pi' }), service('b', { ...lost, hostname: 'pi' })],
  });
  const { code, stderr } = await run(['forget', 'pi'], api);
  expect(code).toBe(1);
  expect(stderr).toContain('could be any of these services: a, b. Use an id.');
});

test('--lost forgets all that are lost, and goes on past one that cannot be', async () => {
  api.problem('DELETE /services/cam-2', problem('service-found', 'It has come back.'));
  const { code, stdout, stderr } = await run(['forget', '--lost', '--json'], api);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^cam-2: It has come back\. .*\(service-found\)\n$/);
  expect(JSON.parse(stdout)).toEqual({
    items: [
      { id: 'cam-2', ok: false, error: { code: 'service-found', detail: 'It has come back.' } },
      { id: 'cam-3', ok: true },
      { id: 'old-pi', ok: true },
    ],
  });
});

test('--lost where nothing is lost is no failure', async () => {
  api.json('GET /services', { items: [service('cam-1')] });
  expect(await run(['forget', '--lost'], api)).toEqual({
    code: 0,
    stdout: '',
    stderr: 'No service is lost.\n',
  });
});

test.each([[['forget']], [['forget', 'cam-3', '--lost']]])('%j is a wrong usage', async (args) => {
  expect((await run(args, api)).code).toBe(2);
  expect(api.asked).toEqual([]);
});
