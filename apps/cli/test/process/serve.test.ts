import { StartError } from '#runtime/start-error.js';
import { FakeClock } from '#testing/fake-clock.js';
import { Interrupted } from '../../src/interrupted.js';
import { serve, type Serving } from '../../src/process/serve.js';
import { testContext } from '../support/run.js';

const SERVING: Serving = { ready: { port: 1 }, lines: ['It runs.'] };
const settle = (): Promise<void> => new Promise(setImmediate);

function stage() {
  const stop = new AbortController();
  const clock = new FakeClock();
  const told: object[] = [];
  const parent = { ready: (facts: object) => void told.push(facts) };
  return { ...testContext({ signal: stop.signal, clock, parent }), stop, clock, told };
}

test('it says what runs, runs until interrupted, and stops', async () => {
  const { context, stdout, stderr, stop, told } = stage();
  const closed: string[] = [];
  const ended = serve(context, (layers) => {
    layers.push([{ name: 'a', running: { close: () => Promise.resolve(void closed.push('a')) } }]);
    return Promise.resolve(SERVING);
  });
  await settle();
  expect({ out: stdout.text, told, closed }).toEqual({ out: 'It runs.\n', told: [{ port: 1 }], closed: [] });
  stop.abort(new Interrupted('signal'));
  expect({ code: await ended, err: stderr.text, closed }).toEqual({ code: 0, err: '', closed: ['a'] });
});

test('what started is stopped where the rest fails to', async () => {
  const { context, told } = stage();
  const closed: string[] = [];
  const ended = serve(context, (layers) => {
    layers.push([{ name: 'a', running: { close: () => Promise.resolve(void closed.push('a')) } }]);
    return Promise.reject(new StartError('The port is taken.'));
  });
  await expect(ended).rejects.toThrow('The port is taken.');
  expect({ closed, told }).toEqual({ closed: ['a'], told: [] });
});

test('what is still starting at the interruption is stopped once it runs', async () => {
  const { context, stop, stdout } = stage();
  const closed: string[] = [];
  const { promise: slow, resolve: started } = Promise.withResolvers<undefined>();
  const ended = serve(context, async (layers) => {
    await slow;
    layers.push([{ name: 'a', running: { close: () => Promise.resolve(void closed.push('a')) } }]);
    return SERVING;
  });
  stop.abort(new Interrupted('signal'));
  await settle();
  started(undefined);
  expect({ code: await ended, closed, out: stdout.text }).toEqual({ code: 0, closed: ['a'], out: '' });
});

test('what hangs is named after eight seconds', async () => {
  const { context, stop, clock, stderr } = stage();
  const ended = serve(context, (layers) => {
    layers.push([{ name: 'discovery', running: { close: () => new Promise(() => undefined) } }]);
    layers.push([{ name: 'API', running: { close: () => Promise.reject(new Error('no farewell')) } }]);
    return Promise.resolve(SERVING);
  });
  await settle();
  stop.abort(new Interrupted('signal'));
  await settle();
  clock.advance(8000);
  expect({ code: await ended, err: stderr.text }).toEqual({
    code: 1,
    err: 'rollcall: discovery did not stop within 8 s and was ended.\nrollcall: API did not stop well: no farewell.\n',
  });
});

test('a start that hangs is given up too', async () => {
  const { context, stop, clock, stderr } = stage();
  const ended = serve(context, () => new Promise(() => undefined));
  stop.abort(new Interrupted('signal'));
  await settle();
  clock.advance(8000);
  expect(await ended).toBe(1);
  expect(stderr.text).toContain('The start was not over');
});
