import { Interrupted } from '../../src/interrupted.js';
import { run } from '../support/run.js';
import { problem } from '../support/samples.js';
import type { ScriptedApi } from '../support/scripted-api.js';
import { bothReady, twoCameras } from '../support/two-cameras.js';
import { entry, take } from '../support/takes.js';

let api: ScriptedApi;

beforeEach(async () => {
  api = await twoCameras();
});
afterEach(() => api.close());

describe('Ctrl-C while cameras are armed', () => {
  /** It comes before the answer. */
  const interrupted = (request: string): { signal: AbortSignal } => {
    const controller = new AbortController();
    api.on(request, (_, response) => {
      controller.abort(new Interrupted('signal'));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(take(bothReady, { mayRoll: true })));
    });
    api.json('POST /takes/t1/cancel', take(bothReady, { state: 'cancelled' }));
    return { signal: controller.signal };
  };

  test('gives the take up once it is known, and says so; nothing rolls', async () => {
    const { code, stderr } = await run(['roll'], api, interrupted('POST /takes'));
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr:
        'Giving the take up, once its cameras have answered. Ctrl-C again leaves them held.\n' +
        'Nothing rolls: take 2 of "walk" is given up, its cameras are let go of.\n',
    });
    expect(api.requests().slice(-2)).toEqual(['POST /takes', 'POST /takes/t1/cancel']);
  });

  test('gives up one that is asked again, too', async () => {
    api.json(
      'GET /takes/t1',
      take([entry('cam-1'), entry('cam-2', { state: 'refused' })], { mayRoll: false }),
    );
    const { code } = await run(['roll', '--take', 't1'], api, interrupted('POST /takes/t1/arm'));
    expect(code).toBe(130);
    expect(api.requests().at(-1)).toBe('POST /takes/t1/cancel');
  });

  test('says why there is nothing to be given up', async () => {
    const controller = new AbortController();
    api.on('POST /takes', (_, response) => {
      controller.abort(new Interrupted('signal'));
      const refusal = problem('too-many', 'Too many takes are armed.');
      response.writeHead(refusal.status, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify(refusal));
    });
    const { code, stderr } = await run(['roll'], api, { signal: controller.signal });
    expect(code).toBe(1);
    expect(stderr).toContain('Too many takes are armed.');
  });

  test('says, once it was told to roll, that it may do so', async () => {
    const controller = new AbortController();
    api.json('POST /takes', take(bothReady, { mayRoll: true }), 201);
    api.on('POST /takes/t1/roll', () => controller.abort(new Interrupted('signal')));
    const { code, stderr } = await run(['roll'], api, { signal: controller.signal });
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: 'It may be rolling. Cut it with "rollcall cut t1".\n',
    });
  });
});
