import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { eventually } from '#testing/eventually.js';
import { basic, bearer, call, type Answer } from '../support/caller.js';
import { Lab } from '../support/lab.js';
import { LiveAgent } from '../support/live-agent.js';
import { Player } from '../support/player.js';
import { serviceOf } from '../support/samples.js';
import { seriesIn } from '../support/scrape.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';
import { TOKEN } from '../support/test-api.js';

let lab: Lab;
let agent: ScriptedAgent;

beforeAll(async () => {
  lab = await Lab.start();
  agent = await lab.camera('cam-1');
});

afterAll(() => lab.close());

const ask = (headers: Record<string, string> = lab.api.auth): Promise<Answer> =>
  call(lab.api, 'GET', '/metrics', headers);

async function scrape(): Promise<Map<string, number>> {
  return seriesIn((await ask()).text);
}

test('it is closed to nobody in particular, and open to a viewer by Bearer and by Basic', async () => {
  const { token } = await lab.api.parts.tokens.create('prometheus', 'viewer');
  const answers = [await ask({}), await ask(bearer(token)), await ask(basic('prometheus', token))];
  expect(answers.map(({ status }) => status)).toEqual([401, 200, 200]);
  expect(answers[1]?.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
});

test('each series says what it is, once', async () => {
  const { text } = await ask();
  const names = [...seriesIn(text).keys()].map((key) => key.replace(/\{.*/, ''));
  const said = [...text.matchAll(/^# HELP (\S+) \S.*\n# TYPE \1 (counter|gauge|histogram)$/gm)];
  const families = said.map(([, name = '']) => name);
  expect(new Set(families).size).toBe(families.length);
  for (const name of names)
    expect(families).toContain(families.includes(name) ? name : name.replace(/_(bucket|sum|count)$/, ''));
});

test('the fleet is counted, and how what it hangs on fares', async () => {
  await lab.discovery.say(serviceOf('cam-2', { status: 'lost' }));
  await lab.discovery.tell({ refused: { 'udp-too-large': 7, '../x"} evil': 1, half: 'no' as never } });
  await eventually('it is heard', () => 'half' in (lab.api.parts.fleet.meta?.refused ?? {}));
  const series = await scrape();
  expect(
    Object.fromEntries([...series].filter(([key]) => /services|cameras|refused_input.*udp/.test(key))),
  ).toEqual({
    'rollcall_services{status="found"}': 1,
    'rollcall_services{status="lost"}': 1,
    'rollcall_cameras{status="not-connected"}': 1,
    'rollcall_cameras{status="recording"}': 0,
    'rollcall_cameras{status="restarting"}': 0,
    'rollcall_cameras{status="standing-by"}': 1,
    'rollcall_cameras{status="starting"}': 0,
    'rollcall_discovery_refused_input_total{kind="udp-too-large"}': 7,
  });
  expect([...series.keys()].filter((key) => key.startsWith('rollcall_discovery_refused'))).toHaveLength(1);
  for (const name of ['broker_connected', 'discovery_up']) expect(series.get(`rollcall_${name}`)).toBe(1);
  for (const name of ['registry_stale', 'journal_failing', 'journal_left_out_total'])
    expect(series.get(`rollcall_${name}`)).toBe(0);
  expect(series.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
});

test('commands are timed by how they ended', async () => {
  const count = (outcome: string): string =>
    `rollcall_command_duration_seconds_count{command="camera-open",outcome="${outcome}"}`;
  agent.answer = () => ({ data: { status: 'standing-by' } });
  await lab.call('post', '/cameras/cam-1/open').expect(200);
  const { message, advice } = new RollcallError('unsupported', 'No.');
  agent.answer = () => ({ status: 'error', error: { code: 'unsupported', detail: message, advice } });
  await lab.call('post', '/cameras/cam-1/open').expect(422);
  await lab.call('post', '/cameras/cam-2/open').expect(503);
  const series = await scrape();
  expect(['done', 'refused', 'lost'].map((each) => series.get(count(each)))).toEqual([1, 1, 1]);
});

test('readers, events and pictures on their way are counted', async () => {
  const before = await scrape();
  const reader = await lab.reader();
  await lab.discovery.say(serviceOf('cam-2', { status: 'found' }));
  await reader.next('service.found', 'cam-2');
  const live = new LiveAgent(agent);
  const player = await Player.open(`${lab.api.url}/api/v1/cameras/cam-1/live`, lab.api.auth);
  await live.asked(1);
  live.give(1, true, 1000);
  await player.shows(1);
  const series = await scrape();
  const grown = (name: string): number => (series.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(grown('rollcall_event_readers')).toBe(1);
  expect(grown('rollcall_events_total{type="service.found"}')).toBe(1);
  expect(grown('rollcall_event_sent_bytes_total')).toBeGreaterThan(100);
  expect([grown('rollcall_live_pictures'), grown('rollcall_live_viewers')]).toEqual([1, 1]);
  for (const way of ['received', 'sent'])
    expect(grown(`rollcall_relay_${way}_bytes_total{kind="live"}`)).toBeGreaterThan(1000);
  player.close();
});

test('what is refused is counted by kind; however strange it is, the series stay as many', async () => {
  const strange = async (n: number): Promise<void> => {
    await lab.call('get', `/cameras/nobody-${n}`).expect(404);
    await lab.call('get', `/nowhere-${n}`).expect(404);
    await call(lab.api, 'GET', '/metrics', bearer(`rc_wrong_${n}`));
    await lab.call('post', `/cameras/nobody-${n}/open`).expect(404);
  };
  await strange(0);
  const before = await scrape();
  for (let n = 1; n <= 10; n += 1) await strange(n);
  const after = await scrape();
  expect([...after.keys()]).toEqual([...before.keys()]);
  const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(grown('rollcall_http_refused_total{code="unknown-camera"}')).toBe(20);
  expect(grown('rollcall_http_refused_total{code="unknown-route"}')).toBe(10);
  expect(grown('rollcall_refused_input_total{kind="http-wrong-token"}')).toBe(10);
  const all = [...after.keys()].join('\n');
  for (const secret of [TOKEN, 'nobody', 'cam-1']) expect(all).not.toContain(secret);
});
