import type { Still } from '#contracts/messages/still.js';
import { run } from '../support/run.js';
import type { ScriptedApi } from '../support/scripted-api.js';
import { bothReady, twoCameras } from '../support/two-cameras.js';
import { certificate, entry, take } from '../support/takes.js';

let api: ScriptedApi;

beforeEach(async () => {
  api = await twoCameras();
});
afterEach(() => api.close());

const TIME = take([]).createdAt;

describe('--still', () => {
  const still = (cameraId: string): Still => ({
    ...{ cameraId, takeId: 't1', file: `${cameraId}.jpg`, plannedAt: TIME },
    ...{ takenAt: TIME, boundMs: 1, source: 'stream', timeSource: 'sensor' },
    ...{ width: 640, height: 480, bytes: 40_000, sha256: 'a'.repeat(64) },
  });
  const stills = ['cam-1', 'cam-2'].map((id) => entry(id, { state: 'saved', still: still(id) }));
  const over = take(stills, { state: 'complete', kind: 'still', startAt: TIME });

  test('takes a picture of every camera and tells how near each is to the instant', async () => {
    api.json('POST /takes', take(bothReady, { mayRoll: true, kind: 'still' }), 201);
    api.json('POST /takes/t1/roll', over);
    api.json('GET /takes/t1/certificate', certificate(over));
    const { code, stdout, stderr } = await run(['roll', '--still', '--source', 'camera'], api);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Fetch its pictures with "rollcall takes download t1".\n',
    });
    const made = api.asked.find(({ method, path }) => method === 'POST' && path === '/takes');
    expect(made?.body).toEqual({ cameras: 'all', kind: 'still', source: 'camera' });
    expect(stdout.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^Taken at \d\d:\d\d:\d\d\.120: 2 cameras, cam-1, cam-2\.$/),
      'CAMERA  STATE  PICTURE  FROM       SIZE  TAKEN',
      'cam-1   saved  640×480  stream  40.0 kB  +1.4 ± 1.2 ms',
      'cam-2   saved  640×480  stream  40.0 kB  +1.4 ± 1.2 ms',
      expect.stringContaining('Largest skew') as string,
      'Verdict of take 2 of "walk": pass.',
      '',
    ]);
  });

  test.each([
    [['--still', '--duration', '1s']],
    [['--still', '--preroll', '1s']],
    [['--still', '--source', 'film']],
    [['--source', 'camera']],
  ])('%j is a wrong usage', async (args) => {
    expect((await run(['roll', ...args], api)).code).toBe(2);
    expect(api.requests().filter((request) => request.startsWith('POST'))).toEqual([]);
  });
});
