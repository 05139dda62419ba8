import type { TakeView } from '#contracts/http/take-views.js';
import type { ArmReport } from '#contracts/messages/take.js';
import { eventually } from '#testing/eventually.js';
import { Lab } from '../support/lab.js';
import { recordingOf, serviceOf, telemetryOf } from '../support/samples.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

let lab: Lab;
let agents: ScriptedAgent[];

beforeEach(async () => {
  lab = await Lab.start();
  agents = await Promise.all(['cam-1', 'cam-2'].map(camera));
});

afterEach(() => lab.close());

const REPORT: ArmReport = {
  ...{ ready: true, findings: [], leadMs: 40, workMs: 1, frameMs: 40 },
  ...{ clock: { known: true, offsetMs: 0, errorMs: 1 }, disk: { totalBytes: 2, freeBytes: 1 } },
};

async function camera(id: string): Promise<ScriptedAgent> {
  const agent = await lab.camera(id);
  agent.answer = (name, { takeId }) => {
    if (name === 'take-arm') return { data: { report: REPORT } };
    if (!name.startsWith('recording-')) return { data: { released: true } };
    const state = name === 'recording-stop' ? 'saved' : 'scheduled';
    return { data: { recording: recordingOf(id, `r-${id}`, { state, frames: 9, takeId: String(takeId) }) } };
  };
  return agent;
}

async function make(more: object = {}): Promise<TakeView> {
  return (await lab.call('post', '/takes', { cameras: 'all', ...more }).expect(201)).body as TakeView;
}

async function change(id: string, step: string, body: object = {}): Promise<TakeView> {
  return (await lab.call('post', `/takes/${id}/${step}`, body).expect(200)).body as TakeView;
}

/** The takes that it was told to be let go of. */
function letGo(agent: ScriptedAgent | undefined): unknown[] {
  const told = agent?.commands.filter(({ name }) => name === 'take-disarm') ?? [];
  return told.map(({ command }) => command.args.takeId);
}

let load = 1;

/** It tells what it is held for, and a moment later how it fares. */
async function held(agent: ScriptedAgent | undefined, heldFor: string): Promise<void> {
  await agent?.say({ heldFor });
  await agent?.bus.publish('agent.telemetry', { id: agent.id }, telemetryOf(load++));
}

/** The second camera is lost while it is armed. */
async function lose(id: string): Promise<void> {
  await lab.discovery.say(serviceOf('cam-2', { status: 'lost', reason: 'will' }));
  await eventually('the loss', async () => {
    const take = (await lab.call('get', `/takes/${id}`).expect(200)).body as TakeView;
    return take.cameras.refused === 1;
  });
}

async function comeBack(): Promise<void> {
  await lab.discovery.say(serviceOf('cam-2'));
  await eventually('it is back', () => lab.api.parts.fleet.service('cam-2')?.status === 'found');
}

test('a take that is cancelled lets go of every camera that may be held for it, whatever it answered', async () => {
  const [first, second] = agents;
  const { id } = await make();
  await lose(id);
  await comeBack();
  await change(id, 'cancel');
  expect([letGo(first), letGo(second)]).toEqual([[id], [id]]);
});

test('a camera that says that it was not ready holds nothing, and is not told again', async () => {
  const [first, second] = agents;
  if (second) second.answer = () => ({ data: { report: { ...REPORT, ready: false } } });
  const { id } = await make();
  await change(id, 'cancel');
  expect([letGo(first), letGo(second)]).toEqual([[id], []]);
});

test('a camera that is held for a take that is over is let go of, once for each time it tells of itself', async () => {
  const [first, second] = agents;
  const { id } = await make();
  await lose(id);
  await change(id, 'cancel');
  expect(letGo(second)).toEqual([]);
  await comeBack();
  await held(second, id);
  await eventually('it is let go of', () => letGo(second).length > 0);
  expect([letGo(first), letGo(second)]).toEqual([[id], [id]]);
  await held(second, id);
  await eventually('it is let go of again', () => letGo(second).length > 1);
});

test('a camera is let go of where the take went on without it, and kept where the take may want it', async () => {
  const [first, second] = agents;
  const { id } = await make();
  await held(first, id);
  await lose(id);
  await change(id, 'roll', { anyway: true });
  await held(first, id);
  await held(first, 'of-another-api');
  await comeBack();
  await held(second, id);
  await eventually('it is let go of', () => letGo(second).length > 0);
  expect([letGo(first), letGo(second)]).toEqual([[], [id]]);
  expect(await change(id, 'cut')).toMatchObject({ state: 'complete' });
  await held(first, id);
  await eventually('the other is let go of', () => letGo(first).length > 0);
});
