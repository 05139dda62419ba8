import type { TakeView } from '#contracts/http/take-views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { Lab } from '../support/lab.js';
import { eventOf, recordingOf } from '../support/samples.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

let lab: Lab;

beforeEach(async () => {
  lab = await Lab.start();
});

afterEach(() => lab.close());

type Answer = ReturnType<ScriptedAgent['answer']>;

const NOT_RECORDING = {
  status: 'error' as const,
  error: { code: 'not-recording' as const, detail: 'It records nothing.', advice: 'Begin one.' },
};

const AWAY = {
  status: 'error' as const,
  error: { code: 'camera-not-ready' as const, detail: 'It is away.', advice: 'Wait.' },
};

/** A camera that rolls, and whose films the API has forgotten: it was killed before it had written them down. */
async function forgotten(
  stop: (takeId: string) => Answer,
): Promise<{ agent: ScriptedAgent; takeId: string }> {
  const agent = await lab.camera('cam-1');
  agent.answer = (name, { takeId }) => {
    if (name === 'recording-stop') return stop(String(takeId));
    return { data: { recording: filmOf(String(takeId), { state: 'recording', frames: 0 }) } };
  };
  await lab.call('post', '/recordings', { cameras: ['cam-1'] }).expect(201);
  const { takeBook } = lab.api.parts;
  const takeId = takeBook.open[0]?.id ?? '';
  takeBook.step(takeId, (take) => ({
    ...take,
    entries: take.entries.map((entry) => ({ ...entry, state: 'told' as const, recordings: [] })),
  }));
  return { agent, takeId };
}

function filmOf(takeId: string, more: Partial<Recording>): Recording {
  return recordingOf('cam-1', 'r-1', { takeId, ...more });
}

function secondOf(takeId: string): Recording {
  return recordingOf('cam-1', 'r-2', { takeId, part: 2, partOf: 'r-1' });
}

async function cut(takeId: string): Promise<TakeView> {
  return (await lab.call('post', `/takes/${takeId}/cut`, {}).expect(200)).body as TakeView;
}

test('a take whose second film alone was told of has the first, too, when it is complete', async () => {
  const { agent, takeId } = await forgotten((id) => ({ data: { recording: secondOf(id) } }));
  agent.keep('r-1', 10, filmOf(takeId, { state: 'recovered' }));
  agent.keep('r-2', 10, secondOf(takeId));
  const done = await cut(takeId);
  expect(done).toMatchObject({ state: 'complete', cameras: { saved: 1 } });
  expect(done.entries[0]?.recordings).toMatchObject([
    { id: 'r-1', state: 'recovered' },
    { id: 'r-2', state: 'saved', part: 2 },
  ]);
});

test('a film that was told of is not waited for once it is gone', async () => {
  const { agent, takeId } = await forgotten((id) => ({ data: { recording: secondOf(id) } }));
  agent.keep('r-2', 10, secondOf(takeId));
  const done = await cut(takeId);
  expect(done).toMatchObject({ state: 'complete', cameras: { saved: 1 } });
  expect(done.entries[0]?.recordings.map(({ id }) => id)).toEqual(['r-2']);
});

test('a camera that records nothing any more is asked what it has of the take', async () => {
  const { agent, takeId } = await forgotten(() => NOT_RECORDING);
  agent.keep('r-1', 10, filmOf(takeId, { state: 'recovered' }));
  agent.keep('r-0', 10);
  const done = await cut(takeId);
  expect(done).toMatchObject({ state: 'complete', cameras: { saved: 1 } });
  expect(done.entries[0]?.recordings).toMatchObject([{ id: 'r-1', state: 'recovered' }]);
});

test('a camera that has nothing of the take has failed', async () => {
  const { takeId } = await forgotten(() => NOT_RECORDING);
  const done = await cut(takeId);
  expect(done).toMatchObject({ state: 'failed', cameras: { failed: 1 } });
  expect(done.entries[0]?.error).toMatchObject({ code: 'not-recording' });
});

test('a camera that cannot say what it has of the take is asked again', async () => {
  const { agent, takeId } = await forgotten(() => NOT_RECORDING);
  await agent.media.kill();
  expect(await cut(takeId)).toMatchObject({ state: 'cut', cameras: { told: 1 } });
});

test('a camera that goes on with a take that was cut while it was away is told so at once', async () => {
  const agent = await lab.camera('cam-1');
  agent.answer = (name, { takeId }) => {
    if (name === 'recording-stop') return isBack ? { data: { recording: secondOf(String(takeId)) } } : AWAY;
    return { data: { recording: filmOf(String(takeId), { state: 'recording' }) } };
  };
  let isBack = false;
  await lab.call('post', '/recordings', { cameras: ['cam-1'] }).expect(201);
  const takeId = lab.api.parts.takeBook.open[0]?.id ?? '';
  const { endAt = '', state } = await cut(takeId);
  expect(state).toBe('cut');
  isBack = true;
  agent.keep('r-1', 10, filmOf(takeId, { state: 'recovered' }));
  const second: Recording = { ...secondOf(takeId), state: 'recording', startedAt: endAt };
  await agent.event(eventOf('recording.started', second.id, second));
  await eventually('the take is complete', async () => {
    const answer = await lab.call('get', `/takes/${takeId}`).expect(200);
    return (answer.body as TakeView).state === 'complete';
  });
  const stops = agent.commands.filter(({ name }) => name === 'recording-stop');
  expect(stops.map(({ command }) => command.args)).toEqual([
    { takeId, endAt },
    { takeId, endAt },
  ]);
});

describe('a recording of one camera that is interrupted', () => {
  const BROKEN = { state: 'failed' as const, reason: 'camera-failed' as const, frames: 9, goesOn: true };

  async function begun(): Promise<{ agent: ScriptedAgent; takeId: string }> {
    const agent = await lab.camera('cam-1');
    agent.answer = (_, { takeId }) => {
      return { data: { recording: filmOf(String(takeId), { state: 'recording', frames: 0 }) } };
    };
    await lab.call('post', '/recordings', { cameras: ['cam-1'] }).expect(201);
    return { agent, takeId: lab.api.parts.takeBook.open[0]?.id ?? '' };
  }

  const stateOf = (takeId: string): string | undefined =>
    lab.api.parts.takeBook.open.find(({ id }) => id === takeId)?.entries[0]?.state;

  test('is waited for, and its next film belongs to it', async () => {
    const { agent, takeId } = await begun();
    await agent.event(eventOf('recording.failed', 'r-1', filmOf(takeId, BROKEN)));
    await eventually('it to be waited for', () => stateOf(takeId) === 'told');
    await agent.event(eventOf('recording.started', 'r-2', { ...secondOf(takeId), state: 'recording' }));
    await eventually('it to go on', () => stateOf(takeId) === 'rolling');
    await agent.event(eventOf('recording.saved', 'r-2', secondOf(takeId)));
    await eventually('its end', () => stateOf(takeId) === undefined);
  });

  test('is over where the disk ended it', async () => {
    const { agent, takeId } = await begun();
    const { goesOn: _, ...full } = BROKEN;
    await agent.event(eventOf('recording.failed', 'r-1', filmOf(takeId, { ...full, reason: 'disk-full' })));
    await eventually('its end', () => stateOf(takeId) === undefined);
  });
});
