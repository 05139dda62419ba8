import type { TakeSummary, TakeView } from '#contracts/http/take-views.js';
import type { Collection } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { recordingOf, serviceOf } from '../support/samples.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

let lab: Lab;

beforeEach(async () => {
  lab = await Lab.start();
});

afterEach(() => lab.close());

const CLOCK = { known: true, offsetMs: 0, errorMs: 1 };
const REPORT = {
  ...{ ready: true, findings: [], leadMs: 40, workMs: 1, frameMs: 33.3, clock: CLOCK },
  disk: { totalBytes: 2, freeBytes: 1 },
};
const TOO_HOT = { severity: 'refusal', code: 'too-hot', detail: 'It is at 90 °C.', advice: 'Let it cool.' };

/** Cameras that obey takes: each is armed, and records from the start to the cut. */
async function cameras(...ids: string[]): Promise<ScriptedAgent[]> {
  return Promise.all(
    ids.map(async (id) => {
      const agent = await lab.camera(id);
      agent.answer = (name, args) => obey(id, name, args);
      return agent;
    }),
  );
}

function obey(id: string, name: string, args: Record<string, unknown>): { data: Record<string, unknown> } {
  const takeId = String(args.takeId);
  if (name === 'take-arm') return { data: { report: REPORT } };
  if (name === 'recording-start') return { data: { recording: filmOf(id, takeId, 'scheduled') } };
  if (name === 'recording-stop') return { data: { recording: filmOf(id, takeId, 'saved') } };
  return { data: { released: true } };
}

function filmOf(id: string, takeId: string, state: Recording['state']): Recording {
  return recordingOf(id, `r-${id}`, { state, takeId, frames: state === 'saved' ? 90 : 0 });
}

async function make(body: object): Promise<TakeView> {
  return (await lab.call('post', '/takes', body).expect(201)).body as TakeView;
}

async function one(id: string): Promise<TakeView> {
  return (await lab.call('get', `/takes/${id}`).expect(200)).body as TakeView;
}

function argsOf(agent: ScriptedAgent | undefined, name: string): Record<string, unknown>[] {
  return (agent?.commands ?? []).filter((each) => each.name === name).map(({ command }) => command.args);
}

test('a take is armed, rolled at one instant, cut at one, and complete when every film is saved', async () => {
  const agents = await cameras('cam-1', 'cam-2');
  const reader = await lab.reader();
  const take = await make({ cameras: 'all', name: 'walk', slate: '12A', prerollMs: 500 });
  expect(take).toMatchObject({ name: 'walk', number: 1, slate: '12A', state: 'armed', mayRoll: true });
  expect(take.cameras).toEqual({ ready: 2 });
  await reader.next('take.armed', take.id);

  const before = Date.now();
  const rolling = (await lab.call('post', `/takes/${take.id}/roll`, {}).expect(200)).body as TakeView;
  expect(rolling).toMatchObject({ state: 'rolling', cameras: { scheduled: 2 } });
  const startMs = Date.parse(rolling.startAt ?? '');
  expect(startMs).toBeGreaterThanOrEqual(before + (rolling.leadMs ?? Infinity));
  expect(rolling.leadMs).toBeGreaterThanOrEqual(50);
  for (const agent of agents)
    expect(argsOf(agent, 'recording-start')).toEqual([
      { startAt: rolling.startAt, prerollMs: 500, name: 'walk', takeId: take.id },
    ]);

  const done = (await lab.call('post', `/takes/${take.id}/cut`, {}).expect(200)).body as TakeView;
  expect(done).toMatchObject({ state: 'complete', cameras: { saved: 2 } });
  for (const agent of agents)
    expect(argsOf(agent, 'recording-stop')).toEqual([{ takeId: take.id, endAt: done.endAt }]);
  await reader.next('take.complete', take.id);
  expect(await one(take.id)).toEqual(done);
  const { items } = (await lab.call('get', '/takes').expect(200)).body as Collection<TakeSummary>;
  expect(items).toMatchObject([{ id: take.id, state: 'complete' }]);
  expect((await make({ cameras: ['cam-1'], name: 'walk' })).number).toBe(2);
});

test('the arm report names who is not ready and why, and the policy decides', async () => {
  const [first] = await cameras('cam-1', 'cam-2');
  if (first)
    first.answer = (name, args) =>
      name === 'take-arm'
        ? { data: { report: { ...REPORT, ready: false, findings: [TOO_HOT] } } }
        : obey('cam-1', name, args);
  const take = await make({ cameras: ['cam-1', 'cam-2', 'cam-9'] });
  expect(take).toMatchObject({ state: 'armed', mayRoll: false, cameras: { refused: 2, ready: 1 } });
  expect(take.entries[0]?.report?.findings).toEqual([TOO_HOT]);
  expect(take.entries[2]?.error).toMatchObject({ code: 'unknown-camera' });
  const refused = await lab.call('post', `/takes/${take.id}/roll`, {});
  expect(problemIn(refused)).toEqual([409, 'take-not-ready']);
  expect(JSON.stringify(refused.body)).toContain('90 °C');
  const rolling = await lab.call('post', `/takes/${take.id}/roll`, { anyway: true }).expect(200);
  expect(rolling.body).toMatchObject({ state: 'rolling', cameras: { out: 2, scheduled: 1 } });
  expect(argsOf(first, 'recording-start')).toEqual([]);
});

test('a take that is cancelled lets its cameras go, and one camera is in one take alone', async () => {
  const [agent] = await cameras('cam-1');
  const first = await make({ cameras: ['cam-1'], name: 'one' });
  const second = await make({ cameras: ['cam-1'], name: 'two' });
  expect(second.entries[0]?.error).toMatchObject({ code: 'camera-held' });
  expect(second.entries[0]?.error?.detail).toContain('"one"');
  await lab.call('post', `/takes/${first.id}/cancel`).expect(200);
  expect(argsOf(agent, 'take-disarm')).toEqual([{ takeId: first.id }]);
  expect(problemIn(await lab.call('post', `/takes/${first.id}/roll`, {}))).toEqual([409, 'take-over']);
  const again = await lab.call('post', `/takes/${second.id}/arm`).expect(200);
  expect(again.body).toMatchObject({ mayRoll: true });
});

test('a camera that is lost while it is armed is not ready any more', async () => {
  await cameras('cam-1', 'cam-2');
  const take = await make({ cameras: ['cam-1', 'cam-2'], policy: 'majority' });
  await lab.discovery.say(serviceOf('cam-2', { status: 'lost', reason: 'will' }));
  const lost = await eventually('the loss', async () => {
    const now = await one(take.id);
    return now.cameras.refused === 1 && now;
  });
  expect(lost.entries[1]?.error).toMatchObject({ code: 'camera-lost' });
  expect(lost.mayRoll).toBe(false);
});

test('what was told of a film by events, or by nobody, is found out', async () => {
  const [heard, silent] = await cameras('cam-1', 'cam-2');
  if (silent) silent.answer = (name, args) => (name === 'take-arm' ? obey('cam-2', name, args) : undefined);
  const take = await make({ cameras: ['cam-1', 'cam-2'], durationMs: 1000 });
  // Sent as soon as somebody waits for it.
  const rolled = lab
    .call('post', `/takes/${take.id}/roll`, {})
    .expect(200)
    .then((answer) => answer);
  await eventually('the start', () => heard && argsOf(heard, 'recording-start').length > 0);
  const saved = filmOf('cam-1', take.id, 'saved');
  await heard?.event({
    ...{ id: 'e-1', type: 'recording.saved', time: new Date().toISOString() },
    ...{ subject: saved.id, data: { ...saved } },
  });
  await eventually('the film of the one', async () => (await one(take.id)).cameras.saved === 1);
  silent?.keep('r-cam-2', 10, { ...filmOf('cam-2', take.id, 'saved'), id: 'r-cam-2' });
  await rolled;
  expect((await one(take.id)).entries[1]?.error).toMatchObject({ code: 'no-answer' });
  await lab.api.parts.takeWatch.look();
  expect(await one(take.id)).toMatchObject({ state: 'complete', cameras: { saved: 2 } });
});

test('a take outlives a restart of the API', async () => {
  await cameras('cam-1');
  const take = await make({ cameras: ['cam-1'], name: 'walk' });
  await lab.api.parts.takeBook.close();
  await lab.api.parts.takeBook.load();
  expect(await one(take.id)).toEqual(take);
});

test('a bulk recording is a take without conditions', async () => {
  const [agent] = await cameras('cam-1');
  await lab.call('post', '/recordings', { cameras: ['cam-1'], name: 'quick' }).expect(201);
  const { items } = (await lab.call('get', '/takes').expect(200)).body as Collection<TakeSummary>;
  expect(items).toMatchObject([{ name: 'quick', armed: false, state: 'rolling' }]);
  expect(argsOf(agent, 'recording-start')).toEqual([{ name: 'quick', takeId: items[0]?.id }]);
});

test('a take can be written on and forgotten, but not while it goes on', async () => {
  await cameras('cam-1');
  const take = await make({ cameras: ['cam-1'] });
  await lab.call('patch', `/takes/${take.id}`, { notes: 'Dog barked.' }).expect(200);
  expect((await one(take.id)).notes).toBe('Dog barked.');
  expect(problemIn(await lab.call('delete', `/takes/${take.id}`))).toEqual([409, 'take-over']);
  await lab.call('post', `/takes/${take.id}/cancel`).expect(200);
  await lab.call('delete', `/takes/${take.id}`).expect(204);
  expect(problemIn(await lab.call('get', `/takes/${take.id}`))).toEqual([404, 'unknown-take']);
});
