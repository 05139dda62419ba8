import { demandGroup } from '#api/domain/takes/frame-sync/one-group.js';
import { newTake } from '#api/domain/takes/new-take.js';
import { CLOSING_MS, type Take } from '#api/domain/takes/take.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { FrameSync } from '#contracts/messages/frame-sync.js';
import type { ArmReport } from '#contracts/messages/take.js';
import { refusal } from '#contracts/errors/outcome.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Reply } from '#contracts/messages/command.js';
import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { recordingOf, serviceOf } from '../support/samples.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

let lab: Lab;
/** What the agents were told of steps, in the order in which it came to them. */
let told: string[];

beforeEach(async () => {
  told = [];
  lab = await Lab.start();
});

afterEach(() => lab.close());

const FRAME_MS = 40;
const CLOCK = { known: true, offsetMs: 0, errorMs: 1 };
const REPORT: ArmReport = {
  ...{ ready: true, findings: [], leadMs: 40, workMs: 1, frameMs: FRAME_MS, clock: CLOCK },
  ...{ disk: { totalBytes: 2, freeBytes: 1 }, syncClock: 'wall-clock' },
};
const NOT_IN_STEP = refusal(new RollcallError('not-in-step', 'It heard nothing.'));
const LEADS: FrameSync = { role: 'server', state: 'in-step', clock: 'wall-clock' };
const FOLLOWS: FrameSync = { ...LEADS, role: 'client' };
const FRAME_AT = Date.UTC(2026, 0, 1) + 0.25;

type Answer = (id: string, step: string) => Partial<Reply> | undefined;

/** Its role is put in where it is known. */
const obey: Answer = (_, step) => {
  const waiting = { state: 'waiting', clock: 'wall-clock' };
  const inStep = { ...waiting, state: 'in-step', differenceUs: 3, frameAtMs: FRAME_AT };
  return { data: { sync: step === 'confirm' ? inStep : waiting } };
};

/** Cameras that can be in step. */
async function cameras(
  ids: readonly string[],
  reports: Readonly<Record<string, Partial<ArmReport>>> = {},
  steps: Answer = obey,
): Promise<ScriptedAgent[]> {
  const roles = new Map<string, string>();
  return Promise.all(
    ids.map(async (id) => {
      const agent = await lab.camera(id);
      agent.answer = (name, args) => {
        if (name === 'take-arm') return { data: { report: { ...REPORT, ...reports[id] } } };
        if (name === 'take-sync') {
          const step = String(args.step);
          told.push(`${id} ${step}`);
          if (step !== 'confirm') roles.set(id, step);
          const answer = steps(id, step);
          const sync = answer?.data?.sync as object | undefined;
          return sync ? { data: { sync: { ...sync, role: roles.get(id) } } } : answer;
        }
        if (name === 'take-disarm') told.push(`${id} off`);
        if (name === 'recording-start')
          return {
            data: {
              recording: recordingOf(id, `r-${id}`, { state: 'scheduled', takeId: String(args.takeId) }),
            },
          };
        return { data: { released: true } };
      };
      return agent;
    }),
  );
}

async function make(ids: readonly string[], more: object = {}): Promise<TakeView> {
  const body = { cameras: ids, mode: 'framesync', name: 'walk', ...more };
  return (await lab.call('post', '/takes', body).expect(201)).body as TakeView;
}

const IDS = ['cam-1', 'cam-2', 'cam-3'];

test('all clients wait before one is told to lead, and all confirm before the take is armed', async () => {
  await cameras(IDS);
  const take = await make(IDS);
  expect(take).toMatchObject({ state: 'armed', mayRoll: true, mode: 'framesync', cameras: { ready: 3 } });
  const server = told.find((each) => each.endsWith(' server')) ?? '';
  const at = told.indexOf(server);
  expect(told.slice(0, at).sort()).toEqual(
    IDS.filter((id) => !server.startsWith(id)).map((id) => `${id} client`),
  );
  expect(told.slice(at + 1).sort()).toEqual(IDS.map((id) => `${id} confirm`));
  expect(take.entries.map(({ sync }) => sync?.role).sort()).toEqual(['client', 'client', 'server']);
  expect(take.entries[0]?.sync).toMatchObject({ state: 'in-step', differenceUs: 3 });
});

test('it rolls with a frame of the one that leads', async () => {
  await cameras(IDS);
  const { id } = await make(IDS);
  const rolling = (await lab.call('post', `/takes/${id}/roll`, {}).expect(200)).body as TakeView;
  const offMs = (Date.parse(rolling.startAt ?? '') - FRAME_AT) % FRAME_MS;
  // An instant on the wire has whole milliseconds.
  expect(Math.min(offMs, FRAME_MS - offMs)).toBeLessThan(1);
});

test('a camera whose rate is another is refused, and the rates are named', async () => {
  await cameras(IDS, { 'cam-2': { frameMs: 1000 / 30 } });
  const take = await make(IDS);
  expect(take).toMatchObject({ mayRoll: false, cameras: { ready: 2, refused: 1 } });
  expect(take.entries[1]?.error?.code).toBe('rates-differ');
  expect(take.entries[1]?.error?.detail).toMatch(/30 frames a second.*host-cam-1.*host-cam-3.* 25/);
  expect(told).toContain('cam-2 off');
  expect(told).not.toContain('cam-2 client');
});

test('a camera whose wall clock is surely off is refused, whichever it is', async () => {
  await cameras(IDS, { 'cam-1': { clock: { ...CLOCK, offsetMs: 25 } } });
  const take = await make(IDS);
  expect(take.entries.map(({ error }) => error?.code)).toEqual(['wall-clock-off', undefined, undefined]);
  expect(take.entries[0]?.error?.detail).toContain('21 ms');
});

test('a camera of another kind is refused', async () => {
  await cameras(IDS, { 'cam-3': { syncClock: 'host-clock' } });
  expect((await make(IDS)).entries[2]?.error).toMatchObject({ code: 'unsupported' });
});

test('where one does not take the lead another one does', async () => {
  const first = (id: string): boolean =>
    !told.some((each) => each.endsWith(' server') && !each.startsWith(id));
  await cameras(IDS, {}, (id, step) => (step === 'server' && first(id) ? NOT_IN_STEP : obey(id, step)));
  const take = await make(IDS, { policy: 'majority' });
  expect(take).toMatchObject({ mayRoll: true, cameras: { ready: 2, refused: 1 } });
  const leaders = told.filter((each) => each.endsWith(' server'));
  expect(leaders).toHaveLength(2);
  expect(told).toContain(`${leaders[0]?.split(' ')[0]} off`);
});

test('where none takes the lead all are let go of: nobody waits for one that does not come', async () => {
  await cameras(IDS, {}, (id, step) => (step === 'server' ? NOT_IN_STEP : obey(id, step)));
  const take = await make(IDS);
  expect(take).toMatchObject({ state: 'armed', mayRoll: false, cameras: { refused: 3 } });
  for (const id of IDS) expect(told).toContain(`${id} off`);
});

test('a camera that does not wait, or does not come into step, or says that it is off, is refused and let go of', async () => {
  const late = { state: 'in-step', clock: 'wall-clock', differenceUs: -21_000 };
  await cameras([...IDS, 'cam-4'], {}, (id, step) => {
    if (id === 'cam-1' && step === 'client') return NOT_IN_STEP;
    if (id === 'cam-3' && step === 'confirm') return NOT_IN_STEP;
    return id === 'cam-4' && step === 'confirm' ? { data: { sync: late } } : obey(id, step);
  });
  const take = await make([...IDS, 'cam-4'], { policy: 'any' });
  const refused = take.entries.filter(({ state }) => state === 'refused').map(({ cameraId }) => cameraId);
  expect(refused).toEqual(['cam-1', 'cam-3', 'cam-4']);
  for (const id of refused) expect(told).toContain(`${id} off`);
});

test('a second take with frames in step is refused while the first has its cameras, and by the clock it is not', async () => {
  await cameras(IDS);
  const first = await make(['cam-1', 'cam-2']);
  const second = await lab.call('post', '/takes', { cameras: ['cam-3'], mode: 'framesync' });
  expect(problemIn(second)).toEqual([409, 'sync-taken']);
  expect(JSON.stringify(second.body)).toContain('\\"walk\\"');
  await lab.call('post', '/takes', { cameras: ['cam-3'] }).expect(201);
  await lab.call('post', `/takes/${first.id}/cancel`).expect(200);
  await make(['cam-1', 'cam-2']);
});

test('a take whose leader is lost keeps nobody else from their own', async () => {
  await cameras(IDS);
  const { id } = await make(['cam-1', 'cam-2']);
  await lab.call('post', `/takes/${id}/roll`, {}).expect(200);
  const third = { cameras: ['cam-3'], mode: 'framesync' };
  expect(problemIn(await lab.call('post', '/takes', third))).toEqual([409, 'sync-taken']);
  const leader = told.find((each) => each.endsWith(' server'))?.split(' ')[0] ?? '';
  await lab.discovery.say(serviceOf(leader, { status: 'lost', reason: 'missed' }));
  const { fleet, takeWatch } = lab.api.parts;
  await eventually('the leader is lost', () => fleet.service(leader)?.status === 'lost');
  await takeWatch.look();
  await lab.call('post', '/takes', third).expect(201);
});

test('a take that was cut long ago keeps nobody else from their own, whatever its leader does not tell', () => {
  const endMs = Date.UTC(2026, 0, 1);
  const given = { id: 'take-1', number: 1, createdAt: '', by: undefined, cameras: [] };
  const cutTake: Take = {
    ...{ ...newTake({ mode: 'framesync' }, given), state: 'cut', endAt: new Date(endMs).toISOString() },
    entries: [
      { ...{ cameraId: 'cam-1', label: 'one', state: 'rolling', recordings: [] }, sync: LEADS },
      { ...{ cameraId: 'cam-2', label: 'two', state: 'saved', recordings: [] }, sync: FOLLOWS },
    ],
  };
  const next = newTake({ mode: 'framesync' }, { ...given, id: 'take-2' });
  const demand = (nowMs: number) => (): void => demandGroup(next, [cutTake], nowMs);
  expect(demand(endMs + CLOSING_MS)).toThrow(/with its cameras in step/);
  expect(demand(endMs + CLOSING_MS + 1)).not.toThrow();
});

test('a take that is given up while its cameras are brought into step leaves none waiting', async () => {
  const [agent] = await cameras(IDS, {}, (id, step) =>
    step === 'client' && id === 'cam-3' ? undefined : obey(id, step),
  );
  const making = make(IDS);
  await eventually('a client waits', () => told.some((each) => each.endsWith(' client')));
  const id = String(agent?.commands[0]?.command.args.takeId);
  await lab.call('post', `/takes/${id}/cancel`).expect(200);
  expect((await making).state).toBe('cancelled');
  for (const each of IDS) expect(told).toContain(`${each} off`);
  expect(told.filter((each) => each.endsWith(' server'))).toEqual([]);
}, 30_000);

test('pictures for which the stream is closed cannot be in step', async () => {
  const body = { cameras: ['cam-1'], mode: 'framesync', kind: 'still', source: 'camera' };
  expect(problemIn(await lab.call('post', '/takes', body))).toEqual([400, 'invalid-request']);
});
