import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempDir } from '#testing/temp-dir.js';
import { run } from '../support/run.js';
import { problem, recording, snapshot } from '../support/samples.js';
import { ScriptedApi } from '../support/scripted-api.js';
import { armReport, certificate, entry, finding, rolling, take } from '../support/takes.js';

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
});
afterEach(() => api.close());

const saved = [entry('cam-1', { state: 'saved', recordings: [recording('cam-1', 'r1')] })];
const complete = take(saved, { state: 'complete', notes: 'rain\nlate' });

describe('cut', () => {
  const running = rolling([entry('cam-1', { state: 'rolling' })]);

  test('ends the take that rolls, and tells its verdict', async () => {
    const others = [take([], { id: 't0', state: 'armed' }), running];
    api.stream(['snapshot', { ...snapshot(), takes: others }]);
    api.json('POST /takes/t1/cut', complete);
    api.json('GET /takes/t1/certificate', certificate(complete));
    const { code, stdout } = await run(['cut'], api);
    expect(code).toBe(0);
    expect(stdout).toContain('Largest skew: not known of fewer than two cameras.\n');
    expect(stdout).toContain('Verdict of take 2 of "walk": pass.\n');
  });

  test('is told which one where several roll, and that none rolls', async () => {
    api.stream(['snapshot', { ...snapshot(), takes: [running, { ...running, id: 't2', number: 3 }] }]);
    const several = await run(['cut'], api);
    expect(several).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('t2 (take 3 of "walk")') as string,
    });
    api.stream(['snapshot', snapshot()]);
    expect((await run(['cut', '--json'], api)).stdout).toContain('"take-over"');
    expect(api.requests().filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  test('tells why there is no film of a camera, and fails while one is missing', async () => {
    const error = problem('camera-lost', 'Camera cam-1 was lost.');
    api.json('POST /takes/t1/cut', take([entry('cam-1', { state: 'told', error })], { state: 'cut' }));
    const { code, stdout } = await run(['cut', 't1'], api);
    expect(code).toBe(1);
    expect(stdout).toContain('cam-1: Camera cam-1 was lost.');
    expect(stdout).toContain('The state of take 2 of "walk": cut.');
  });
});

test('a certificate that is refused for the moment is said, and no success', async () => {
  api.json('POST /takes/t1/cut', complete);
  api.problem('GET /takes/t1/certificate', problem('too-many', 'Two are made already.'));
  const { code, stderr } = await run(['cut', 't1'], api);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^certificate: Two are made already\./);
});

test('the list is read page by page, and says where it goes on', async () => {
  const { entries: _, ...summary } = complete;
  api.json('GET /takes?limit=100', { items: Array.from({ length: 100 }, () => summary), next: 'a' });
  api.json('GET /takes?limit=1&cursor=a', { items: [{ ...summary, startAt: undefined }], next: 'b' });
  const { code, stdout, stderr } = await run(['takes', '--limit', '101'], api);
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'There is more: --cursor b\n' });
  expect(stdout.split('\n')).toHaveLength(103);
  expect(stdout).toMatch(/^ID +NAME +TAKE +SLATE +STATE +CAMERAS .*\nt1 +walk +2 +complete +1 saved +2026-/);
  api.json('GET /takes?limit=20', { items: [] });
  expect((await run(['takes'], api)).stderr).toBe('There are no takes.\n');
  const collected = { ...summary, collectedAt: '2026-01-31T12:00:00.000Z' };
  const cleared = { ...collected, clearedAt: '2026-01-31T12:01:00.000Z' };
  api.json('GET /takes?limit=20', { items: [collected, cleared] });
  expect((await run(['takes'], api)).stdout).toMatch(/1 saved +collected +2026.*\n.*1 saved +cleared +2026/);
  expect((await run(['takes', '--limit', '0'], api)).code).toBe(2);
});

describe('show', () => {
  test('tells notes, cameras, films and verdict of one that is over', async () => {
    const warm = armReport(finding('warning', 'too-hot', 'It has 79 °C.'));
    const view = { ...complete, entries: saved.map((each) => ({ ...each, report: warm })) };
    api.json('GET /takes/t1', view);
    api.json('GET /takes/t1/certificate', certificate(view));
    const collection = {
      state: 'incomplete',
      films: 2,
      verified: 1,
      folder: '/takes/walk_take-2',
      items: [],
    };
    api.json('GET /takes/t1/collection', collection);
    const { code, stdout } = await run(['takes', 'show', 't1'], api);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^t1: complete, mode clock, policy "all", made .*\n {2}rain\n {2}late\nTake 2 of "walk": 1 of 1 /,
    );
    expect(stdout).toContain('  cam-1: It has 79 °C.');
    expect(stdout).toContain('Verdict of take 2 of "walk": pass.');
    expect(stdout).toContain('/takes/walk_take-2 on the operator host: 1 of 2 films checked, incomplete\n');
    const json = JSON.parse((await run(['takes', 'show', 't1', '--json'], api)).stdout) as unknown;
    expect(json).toEqual({ take: view, certificate: certificate(view) });
  });

  test('tells of one that was given up who was ready', async () => {
    const refused = entry('cam-2', { state: 'refused', error: problem('camera-lost', 'It was lost.') });
    const off = take([entry('cam-1', { state: 'out' }), refused], { state: 'cancelled' });
    api.json('GET /takes/t1', off);
    const { stdout } = await run(['takes', 'show', 't1'], api);
    expect(stdout).toContain('1 of 2 cameras ready; the policy is "all".\nNot ready:\n  cam-2: It was lost.');
  });

  test('says that there is none of this id', async () => {
    api.problem('GET /takes/t9', problem('unknown-take', 'There is no take t9.'));
    expect(await run(['takes', 'show', 't9'], api)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('(unknown-take)') as string,
    });
  });
});

test('cancel lets go of the cameras', async () => {
  api.json('POST /takes/t1/cancel', take([], { state: 'cancelled' }));
  const { code, stdout } = await run(['takes', 'cancel', 't1'], api);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: 't1: take 2 of "walk" is given up, its cameras are let go of\n',
  });
});

describe('note', () => {
  const noted = (...args: readonly string[]): ReturnType<typeof run> =>
    run(['takes', 'note', 't1', ...args], api);

  test('writes down what is to be known, the slate, or takes the notes away', async () => {
    api.json('PATCH /takes/t1', { ...complete, notes: 'the best one' });
    expect(await noted('the best one')).toMatchObject({
      code: 0,
      stdout: 't1: take 2 of "walk": the best one\n',
    });
    await noted('--slate', '12B');
    api.json('PATCH /takes/t1', { ...complete, notes: '' });
    expect((await noted('--none')).stdout).toBe('t1: take 2 of "walk", without notes\n');
    expect(api.asked.map(({ body }) => body)).toEqual([
      { notes: 'the best one' },
      { slate: '12B' },
      { notes: '' },
    ]);
  });

  test('of nothing, or of two things, is a wrong usage', async () => {
    expect((await noted()).code).toBe(2);
    expect((await noted('a', '--none')).code).toBe(2);
    expect(api.asked).toEqual([]);
  });
});

test('forget takes a take out of the list', async () => {
  api.json('DELETE /takes/t1', undefined, 204);
  expect(await run(['takes', 'forget', 't1'], api)).toMatchObject({ code: 0, stdout: 't1: forgotten\n' });
  api.problem('DELETE /takes/t9', problem('unknown-take', 'There is no take t9.'));
  expect(await run(['takes', 'forget', 't9'], api)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('(unknown-take)') as string,
  });
});

test('the certificate tells its reasons, is written as a page, and replaces no file', async () => {
  const reasons = [
    { severity: 'fail', finding: 'skew', cameras: [], detail: 'They lie too far apart.' } as const,
  ];
  api.json('GET /takes/t1/certificate', certificate(complete, { verdict: 'fail', reasons }));
  api.on('GET /takes/t1/certificate.html', (_, response) => void response.end('<p>the page'));
  const file = join(await tempDir(), 'page.html');
  const { code, stdout } = await run(['takes', 'certificate', 't1', '--html', file], api);
  expect(code).toBe(1);
  expect(stdout).toContain('  fail: They lie too far apart.\nVerdict of take 2 of "walk": fail.\n');
  expect(await readFile(file, 'utf8')).toBe('<p>the page');
  const again = await run(['takes', 'certificate', 't1', '--html', file], api);
  expect(again.stderr).toContain('(file-exists)');
});
