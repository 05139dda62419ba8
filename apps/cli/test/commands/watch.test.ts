import { eventually } from '#testing/eventually.js';
import { runCli } from '../../src/run-cli.js';
import { Interrupted } from '../../src/interrupted.js';
import { service, snapshot } from '../support/samples.js';
import { testContext, type Captured } from '../support/run.js';
import { ScriptedApi, TOKEN } from '../support/scripted-api.js';

let api: ScriptedApi;
let stop: AbortController;

beforeEach(async () => {
  api = await ScriptedApi.open();
  stop = new AbortController();
});
afterEach(() => api.close());

function watch(...args: string[]): { ended: Promise<number>; stdout: Captured; stderr: Captured } {
  const env = { ROLLCALL_URL: api.url, ROLLCALL_TOKEN: TOKEN };
  const { context, stdout, stderr } = testContext({ env, signal: stop.signal });
  return { ended: runCli(['watch', ...args], context), stdout, stderr };
}

const LOST = {
  id: 'e1',
  type: 'service.lost',
  time: '2026-01-31T12:00:00.000Z',
  subject: 'cam-1',
  data: service('cam-1', { status: 'lost', reason: 'will' }),
};

test('lines for people, over a broken connection too', async () => {
  const stream = api.stream(['snapshot', snapshot('cam-1')]);
  const { ended, stdout, stderr } = watch();
  await eventually('the snapshot is shown', () => stdout.text.includes('1 found, 0 lost'));
  stream.send('service.lost', LOST);
  await eventually('the event is shown', () => /service\.lost +cam-1 .* lost will/.test(stdout.text));
  stream.cut();
  await eventually('it says so', () => /cannot be reached: .* Trying again in 0\.[345]s\./.test(stderr.text));
  await eventually('and comes back', () => stderr.text.includes('The API is back.'));
  stop.abort(new Interrupted('signal'));
  expect(await ended).toBe(130);
});

test('a line of JSON for every event, and nothing else on standard output', async () => {
  const stream = api.stream(['snapshot', snapshot('cam-1')]);
  const { ended, stdout } = watch('--json');
  await eventually('the snapshot is shown', () => stdout.text.includes('\n'));
  stream.send('service.lost', LOST);
  await eventually('the event is shown', () => stdout.text.split('\n').length === 3);
  const [first, second] = stdout.text.split('\n').map((line) => JSON.parse(line || 'null') as object);
  expect(first).toEqual({ type: 'snapshot', data: snapshot('cam-1') });
  expect(second).toEqual(LOST);
  stop.abort(new Interrupted('output-closed'));
  expect(await ended).toBe(0);
});
