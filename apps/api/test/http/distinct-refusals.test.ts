import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { systemClock } from '#runtime/system-clock.js';
import { Lab, problemIn } from '../support/lab.js';
import { serviceOf } from '../support/samples.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

/** How long an identify waits for its answer, which nobody here waits for where none is to come. */
const QUICK_MS = 5000;
let isHasty = false;
const hasty = {
  ...systemClock,
  after: (ms: number, run: () => void) => systemClock.after(isHasty && ms === QUICK_MS ? 50 : ms, run),
};

let lab: Lab;
let agent: ScriptedAgent;

beforeAll(async () => {
  lab = await Lab.start({ clock: hasty });
  agent = await lab.camera('cam-1');
});

afterAll(() => lab.close());

const ask = async (camera = 'cam-1'): Promise<[number, ErrorCode]> =>
  problemIn(await lab.call('post', `/cameras/${camera}/identify`, {}));

function refuses(code: ErrorCode): void {
  const { message: detail, advice } = new RollcallError(code, 'As the test wants it.');
  agent.answer = () => ({ status: 'error', error: { code, detail, advice } });
}

/** What a program does next hangs on which of these it was. */
test.each<[number, ErrorCode]>([
  [409, 'already-recording'],
  [422, 'unsupported'],
  [503, 'camera-busy'],
  [507, 'disk-full'],
])('refused by the camera: %i %s, as the camera says it', async (status, code) => {
  refuses(code);
  expect(await ask()).toEqual([status, code]);
});

test('never heard of: 404', async () => {
  expect(await ask('nobody')).toEqual([404, 'unknown-camera']);
});

test('nonsense: 502, the camera failed', async () => {
  agent.answer = () => ({ data: { status: 'in love' } });
  const answer = await lab.call('post', '/cameras/cam-1/open');
  expect(problemIn(answer)).toEqual([502, 'camera-failed']);
});

test('no answer in time: 504, for it may have been done', async () => {
  const before = agent.commands.length;
  agent.answer = () => undefined;
  isHasty = true;
  expect(await ask()).toEqual([504, 'no-answer']);
  isHasty = false;
  expect(agent.commands).toHaveLength(before + 1);
});

test('lost: 503 at once, and nothing is sent', async () => {
  const before = agent.commands.length;
  await lab.discovery.say(serviceOf('cam-1', { status: 'lost' }));
  const reader = await lab.reader();
  if (lab.api.parts.fleet.service('cam-1')?.status === 'found') await reader.next('service.lost', 'cam-1');
  expect(await ask()).toEqual([503, 'camera-lost']);
  expect(agent.commands).toHaveLength(before);
});

test('no broker: 503 at once, by another code', async () => {
  await lab.broker.close();
  const reader = await lab.reader();
  if (lab.api.parts.fleet.brokerConnected) await reader.next('registry.stale');
  expect(await ask()).toEqual([503, 'broker-away']);
});
