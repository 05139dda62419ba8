import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { followEvents, type StreamItem } from '../../src/client/event-stream.js';
import { HttpClient } from '../../src/client/http-client.js';
import { Interrupted } from '../../src/interrupted.js';
import { ScriptedApi, TOKEN } from '../support/scripted-api.js';

let api: ScriptedApi;
let stop: AbortController;

beforeEach(async () => {
  api = await ScriptedApi.open();
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort(new Interrupted('signal'));
  await api.close();
});

function follow(token = TOKEN): AsyncGenerator<StreamItem> {
  const http = new HttpClient({ base: api.url, token, tokenSource: '' }, systemClock, stop.signal);
  return followEvents({ http, clock: systemClock, random: systemRandom, signal: stop.signal });
}

async function next(items: AsyncGenerator<StreamItem>): Promise<StreamItem> {
  return (await items.next()).value as StreamItem;
}

test('a broken stream is followed again, from the last id', async () => {
  const stream = api.stream(['snapshot', { n: 1 }]);
  const items = follow();
  expect(await next(items)).toMatchObject({
    kind: 'message',
    message: { event: 'snapshot', data: '{"n":1}' },
  });
  stream.cut();
  expect(await next(items)).toMatchObject({ kind: 'broken' });
  expect(await next(items)).toEqual({ kind: 'back' });
  expect(await next(items)).toMatchObject({ kind: 'message' });
  expect(api.asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '1']);
});

test('a server that ends the stream, and then is something else for a while', async () => {
  const stream = api.stream(['snapshot', {}]);
  const items = follow();
  await next(items);
  api.on('GET /events', (_, response) => void response.end('no stream'));
  stream.cut();
  expect(await next(items)).toMatchObject({ kind: 'broken' });
  expect(await next(items)).toMatchObject({
    kind: 'broken',
    why: expect.stringContaining('it gave no event stream') as string,
  });
  api.stream(['snapshot', {}]);
  expect(await next(items)).toEqual({ kind: 'back' });
});

test('the first connection is not tried again', async () => {
  api.on('GET /events', (_, response) => void response.destroy());
  await expect(next(follow())).rejects.toMatchObject({ kind: 'unreachable' });
  expect(api.asked).toHaveLength(1);
});

test('a token that is refused later ends it', async () => {
  const stream = api.stream(['snapshot', {}]);
  const items = follow();
  await next(items);
  api.json('GET /events', { code: 'unauthenticated' }, 401);
  stream.cut();
  await next(items);
  await expect(next(items)).rejects.toMatchObject({ kind: 'token-refused' });
});

test('an interruption ends it while it waits', async () => {
  const stream = api.stream(['snapshot', {}]);
  const items = follow();
  await next(items);
  stream.cut();
  await next(items);
  const waiting = expect(next(items)).rejects.toBeInstanceOf(Interrupted);
  stop.abort(new Interrupted('signal'));
  await waiting;
});
