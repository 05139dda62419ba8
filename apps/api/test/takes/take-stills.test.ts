import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { Reply } from '#contracts/messages/command.js';
import type { Still } from '#contracts/messages/still.js';
import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { stillOf } from '../support/samples.js';
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
const JPEG = Buffer.of(0xff, 0xd8, 0xff, 0xd9);

type Answered = Partial<Reply> | undefined;

/** Cameras that are ready, and take their still so many ms after the instant. */
async function cameras(offsMs: Readonly<Record<string, number>>): Promise<ScriptedAgent[]> {
  return Promise.all(
    Object.entries(offsMs).map(async ([id, offMs]) => {
      const agent = await lab.camera(id);
      agent.answer = (name, args) => obey(id, name, args, offMs);
      agent.media.onStill = (_, response) => void response.setHeader('content-length', 4).end(JPEG);
      return agent;
    }),
  );
}

function obey(id: string, name: string, args: Record<string, unknown>, offMs: number): Answered {
  if (name === 'take-arm') return { data: { report: REPORT } };
  if (name !== 'still-take') return { data: { released: true } };
  const still = stillOf(id, { takeId: String(args.takeId), plannedAt: String(args.at) }, offMs);
  return { data: { still } };
}

async function post(path: string, body: object, status: number): Promise<TakeView> {
  return (await lab.call('post', path, body).expect(status)).body as TakeView;
}

async function one(id: string): Promise<TakeView> {
  return (await lab.call('get', `/takes/${id}`).expect(200)).body as TakeView;
}

async function certificateOf(id: string): Promise<TakeCertificate> {
  return (await lab.call('get', `/takes/${id}/certificate`).expect(200)).body as TakeCertificate;
}

function argsOf(agent: ScriptedAgent | undefined, name: string): Record<string, unknown>[] {
  return (agent?.commands ?? []).filter((each) => each.name === name).map(({ command }) => command.args);
}

test('a take of stills needs no cut: it is complete when every camera has its picture of one instant', async () => {
  const agents = await cameras({ 'cam-1': -12, 'cam-2': 9 });
  const reader = await lab.reader();
  const take = await post('/takes', { cameras: 'all', name: 'statue', kind: 'still' }, 201);
  expect(take).toMatchObject({ kind: 'still', state: 'armed', mayRoll: true });
  const done = await post(`/takes/${take.id}/roll`, {}, 200);
  expect(done).toMatchObject({ kind: 'still', state: 'complete', cameras: { saved: 2 } });
  for (const agent of agents) {
    expect(argsOf(agent, 'still-take')).toEqual([{ takeId: take.id, at: done.startAt }]);
    expect(argsOf(agent, 'recording-start')).toEqual([]);
  }
  expect(done.entries[0]?.still).toMatchObject({ takeId: take.id, plannedAt: done.startAt });
  expect((await reader.next('take.complete', take.id)).data).toMatchObject({ kind: 'still' });
});

test('its pictures come from their cameras, and of no other take', async () => {
  const [agent] = await cameras({ 'cam-1': 0 });
  const take = await post('/takes', { cameras: ['cam-1'], kind: 'still', roll: true }, 201);
  const path = `/takes/${take.id}/stills`;
  const answer = await lab.call('get', `${path}/cam-1`).buffer(true).expect(200);
  expect([answer.headers['content-type'], answer.body]).toEqual(['image/jpeg', JPEG]);
  expect(answer.headers['content-disposition']).toContain('cam-1_take-1.jpg');
  expect(agent?.media.seen).toContain(`GET /v1/stills/${take.id}`);
  expect(problemIn(await lab.call('get', `${path}/cam-2`))).toEqual([404, 'unknown-recording']);
  expect(problemIn(await lab.call('get', '/takes/take-9/stills/cam-1'))).toEqual([404, 'unknown-take']);
});

test('its certificate tells each exposure against the instant, each pair, and the verdict', async () => {
  await cameras({ 'cam-1': -12, 'cam-2': 9 });
  const { id, startAt } = await post('/takes', { cameras: 'all', kind: 'still', roll: true }, 201);
  const certificate = await certificateOf(id);
  expect(certificate).toMatchObject({ kind: 'still', startAt, verdict: 'pass', reasons: [] });
  expect(certificate.cameras.map(({ start, frames }) => [start, frames])).toEqual([
    [{ ms: -12, boundMs: 2 }, 1],
    [{ ms: 9, boundMs: 2 }, 1],
  ]);
  expect(certificate.skew.largest).toEqual({ early: 'cam-1', late: 'cam-2', skew: { ms: 21, boundMs: 3 } });
  expect(certificate.cameras[0]?.films).toMatchObject([{ recordingId: id, sha256: '0'.repeat(64) }]);
  await lab.call('get', `/takes/${id}/certificate.html`).expect(200);
  expect(problemIn(await lab.call('get', `/takes/${id}/timeline`))).toEqual([409, 'no-certificate']);
});

test('a take of stills that lie too far apart, or of which one is missing, fails with who it was', async () => {
  const [, , third] = await cameras({ 'cam-1': -12, 'cam-2': 30, 'cam-3': 0 });
  if (third)
    third.answer = (name, args) => {
      const detail = 'The still was asked for 9000 ms ago.';
      if (name !== 'still-take') return obey('cam-3', name, args, 0);
      return { status: 'error', error: { code: 'too-late', detail, advice: 'Ask earlier.' } };
    };
  const take = await post('/takes', { cameras: 'all', kind: 'still', roll: true }, 201);
  expect(take).toMatchObject({ state: 'complete', cameras: { saved: 2, failed: 1 } });
  const { verdict, reasons } = await certificateOf(take.id);
  expect(verdict).toBe('fail');
  expect(reasons.map(({ finding, cameras: whom }) => [finding, whom])).toEqual([
    ['skew', ['cam-1', 'cam-2']],
    ['failed', ['cam-3']],
  ]);
});

test('a picture by order has the bound of its exposure, and may be asked for earlier', async () => {
  const [agent] = await cameras({ 'cam-1': 0 });
  if (agent)
    agent.answer = (name, args) => {
      const answer = obey('cam-1', name, args, 400);
      const own = { source: 'camera', timeSource: 'order', boundMs: 350 };
      return name === 'still-take'
        ? { data: { still: { ...(answer?.data?.still as Still), ...own } } }
        : answer;
    };
  const asked = { cameras: ['cam-1'], kind: 'still', source: 'camera', limits: { clockErrorMs: 5 } };
  const take = await post('/takes', { ...asked, roll: true }, 201);
  expect(take.leadMs).toBeGreaterThanOrEqual(5000);
  expect(argsOf(agent, 'still-take')).toEqual([{ takeId: take.id, at: take.startAt, source: 'camera' }]);
  const { cameras: certified, reasons } = await certificateOf(take.id);
  expect(certified[0]).toMatchObject({ start: { ms: 400, boundMs: 351 }, exposure: { source: 'order' } });
  expect(reasons.map(({ finding }) => finding)).toEqual(['start']);
});

test('a picture that was not told of is asked for again, and given up when it is too late for one', async () => {
  const [, silent] = await cameras({ 'cam-1': 0, 'cam-2': 0 });
  let speaks = false;
  if (silent)
    silent.answer = (name, args) =>
      speaks || name === 'take-arm' ? obey('cam-2', name, args, 0) : { status: 'error', error: NO_ANSWER };
  const take = await post('/takes', { cameras: 'all', kind: 'still', roll: true }, 201);
  expect(take).toMatchObject({ state: 'rolling', cameras: { saved: 1, told: 1 } });
  expect(problemIn(await lab.call('post', `/takes/${take.id}/cut`, {}))).toEqual([409, 'take-over']);
  const { takeWatch, takeBook } = lab.api.parts;
  await takeWatch.look();
  expect(argsOf(silent, 'still-take')).toHaveLength(1);
  // As though a while had gone by.
  const ago = (ms: number): void => {
    const startAt = new Date(Date.now() - ms).toISOString();
    takeBook.step(take.id, (now) => ({ ...now, startAt }));
  };
  ago(21_000);
  await takeWatch.look();
  expect((await one(take.id)).state).toBe('rolling');
  speaks = true;
  await takeWatch.look();
  expect(await one(take.id)).toMatchObject({ state: 'complete', cameras: { saved: 2 } });
});

const NO_ANSWER = { code: 'command-expired', detail: 'It came too late.', advice: 'Again.' };

test('a camera that is gone for good does not keep a take of stills open', async () => {
  const [, silent] = await cameras({ 'cam-1': 0, 'cam-2': 0 });
  if (silent)
    silent.answer = (name, args) =>
      name === 'take-arm' ? obey('cam-2', name, args, 0) : { status: 'error', error: NO_ANSWER };
  const take = await post('/takes', { cameras: 'all', kind: 'still', roll: true }, 201);
  const startAt = new Date(Date.now() - 121_000).toISOString();
  lab.api.parts.takeBook.step(take.id, (now) => ({ ...now, startAt }));
  await lab.api.parts.takeWatch.look();
  const over = await eventually('the end', async () => {
    const now = await one(take.id);
    return now.state === 'complete' && now;
  });
  expect(over.entries[1]).toMatchObject({ state: 'failed', error: { code: 'command-expired' } });
});

test('what is of the other kind is refused', async () => {
  await cameras({ 'cam-1': 0 });
  for (const body of [
    { kind: 'still', prerollMs: 100 },
    { kind: 'still', durationMs: 1000 },
    { source: 'camera' },
  ])
    expect(problemIn(await lab.call('post', '/takes', { cameras: ['cam-1'], ...body }))).toEqual([
      400,
      'invalid-request',
    ]);
});
