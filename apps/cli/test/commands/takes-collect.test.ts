import { Readable } from 'node:stream';
import type { TakeCollectionView } from '#contracts/http/collection-views.js';
import type { Input } from '../../src/context.js';
import { run } from '../support/run.js';
import { problem, recording, snapshot } from '../support/samples.js';
import { ScriptedApi } from '../support/scripted-api.js';
import { entry, take } from '../support/takes.js';

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
});
afterEach(() => api.close());

const film = { cameraId: 'cam-1', label: 'cam-1', recordingId: 'a', part: 1, file: 'cam-1.mp4' };

function collection(more: Partial<TakeCollectionView> = {}): TakeCollectionView {
  return {
    ...{
      takeId: 't1',
      state: 'collected',
      films: 1,
      verified: 1,
      failed: 0,
      retrying: 0,
      bytes: 2000,
      received: 2000,
    },
    folder: '/data/takes/walk_take-2',
    items: [{ ...film, bytes: 2000, received: 2000, verified: true }],
    ...more,
  };
}

describe('takes collect', () => {
  test('waits until every film is there, and tells each', async () => {
    let asked = 0;
    api.json('POST /takes/t1/collection', collection({ state: 'collecting', received: 0 }), 202);
    const stream = api.stream(['snapshot', snapshot()]);
    api.on('GET /takes/t1/collection', (_, response) => {
      asked += 1;
      const now = asked === 1 ? collection({ state: 'collecting' }) : collection();
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(now));
      const { items: _1, folder: _2, ...data } = collection();
      stream.send('collection.ended', { type: 'collection.ended', subject: 't1', data });
    });
    const { code, stdout, stderr } = await run(['takes', 'collect', 't1', '--limit-rate', '1MB'], api);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        'cam-1.mp4  2.0 kB, checked\n/data/takes/walk_take-2 on the operator host: 1 of 1 film checked, collected\n',
    });
    expect(stderr).toContain('rollcall takes clear t1');
    expect(api.asked[0]?.body).toEqual({ atOnce: 4, bytesPerSecond: 1_000_000 });
  });

  test('says which could not be had, and fails', async () => {
    const error = problem('camera-lost', 'Camera cam-1 is lost.');
    const items = [{ ...film, bytes: 2000, received: 500, verified: false, error }];
    const now = collection({ state: 'incomplete', verified: 0, failed: 1, received: 500, items });
    api.json('POST /takes/t1/collection', now, 202).json('GET /takes/t1/collection', now);
    api.stream(['snapshot', snapshot()]);
    const { code, stderr } = await run(['takes', 'collect', 't1'], api);
    expect(code).toBe(1);
    expect(stderr).toContain('cam-1.mp4: Camera cam-1 is lost.');
    const { stdout } = await run(['takes', 'collect', 't1', '--json'], api);
    expect(JSON.parse(stdout)).toEqual(now);
  });

  test('ends it on request', async () => {
    api.json('POST /takes/t1/collection/stop', collection({ state: 'incomplete', verified: 0 }));
    expect((await run(['takes', 'collect', 't1', '--stop'], api)).code).toBe(0);
    expect(api.requests()).toEqual(['POST /takes/t1/collection/stop']);
  });

  test.each([[['--limit-rate', '1kB']], [['--at-once', '17']]])('%j is a wrong usage', async (args) => {
    expect((await run(['takes', 'collect', 't1', ...args], api)).code).toBe(2);
    expect(api.asked).toEqual([]);
  });
});

describe('takes clear', () => {
  const view = take([entry('cam-1', { state: 'saved', recordings: [recording('cam-1', 'a')] })], {
    state: 'complete',
  });

  beforeEach(() => {
    api.json('GET /takes/t1', view).json('GET /takes/t1/collection', collection());
    const items = [{ cameraId: 'cam-1', recordingId: 'a', file: 'cam-1.mp4', ok: true, deleted: true }];
    api.json('DELETE /takes/t1/originals', { items });
  });

  const typed = (text: string): Input => Object.assign(Readable.from([text]), { isTTY: true });
  const deletions = (): string[] => api.requests().filter((request) => request.startsWith('DELETE'));

  test('asks first', async () => {
    const yes = await run(['takes', 'clear', 't1'], api, { stdin: typed('y\n') });
    expect(yes).toMatchObject({ code: 0, stdout: 'cam-1: deleted cam-1.mp4, whose copy was checked\n' });
    expect(yes.stderr).toContain('Safe on the operator host: 1 of 1 film of take 2 of "walk". Delete them');
    expect(deletions()).toHaveLength(1);
  });

  test.each(['n\n', '\n', 'yesterday\n'])('takes %j for a no', async (text) => {
    const no = await run(['takes', 'clear', 't1'], api, { stdin: typed(text) });
    expect(no).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing was deleted.') as string });
    expect(deletions()).toEqual([]);
  });

  test('wants to be told where nobody can be asked', async () => {
    expect((await run(['takes', 'clear', 't1'], api)).code).toBe(2);
    expect(deletions()).toEqual([]);
    expect((await run(['takes', 'clear', 't1', '--yes'], api)).code).toBe(0);
  });

  test('says what stays and why', async () => {
    const error = problem('marked-keep', 'a stays on the camera, as it is marked "keep".');
    const items = [{ cameraId: 'cam-1', recordingId: 'a', file: 'cam-1.mp4', ok: false, error }];
    api.json('DELETE /takes/t1/originals', { items }, 207);
    const { code, stderr } = await run(['takes', 'clear', 't1', '--yes'], api);
    expect(code).toBe(1);
    expect(stderr).toContain('cam-1: a stays on the camera, as it is marked "keep".');
    expect(stderr).toContain('(marked-keep)');
  });
});
