import type { StreamItem } from '#client/events/follow-events.js';
import { Rollcall } from '#client/index.js';
import { ScriptedApi, TOKEN } from '../../apps/cli/test/support/scripted-api.js';

class Interrupted extends Error {}

let api: ScriptedApi;
let stop: AbortController;

beforeEach(async () => {
  api = await ScriptedApi.open();
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort(new Interrupted());
  await api.close();
});

function follow(once = true): AsyncGenerator<StreamItem> {
  return new Rollcall({ url: api.url, token: TOKEN }).events({ signal: stop.signal, once });
}

/** The next item that is not empty: what a stream begins with may come alone. */
async function next(items: AsyncGenerator<StreamItem>): Promise<StreamItem> {
  for (;;) {
    const item = (await items.next()).value as StreamItem;
    if (item.kind !== 'events' || item.events.length > 0) return item;
  }
}

test('a broken stream is followed again, from the last id', async () => {
  const stream = api.stream(['snapshot', { n: 1 }]);
  const items = follow();
  expect(await next(items)).toMatchObject({ events: [{ type: 'snapshot', data: { n: 1 } }] });
  stream.cut();
  expect(await next(items)).toMatchObject({ kind: 'broken' });
  expect(await next(items)).toEqual({ kind: 'back' });
  expect(await next(items)).toMatchObject({ kind: 'events' });
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
    error: { kind: 'not-the-api', message: expect.stringContaining('it gave no event stream') as string },
  });
  api.stream(['snapshot', {}]);
  expect(await next(items)).toEqual({ kind: 'back' });
});

test('the first connection is not tried again, unless that is wanted', async () => {
  api.on('GET /events', (_, response) => void response.destroy());
  await expect(next(follow())).rejects.toMatchObject({ kind: 'unreachable' });
  expect(api.asked).toHaveLength(1);
  expect(await next(follow(false))).toMatchObject({ kind: 'broken' });
});

test('a token that is refused later ends it', async () => {
  const stream = api.stream(['snapshot', {}]);
  const items = follow();
  await next(items);
  api.json('GET /events', { code: 'unauthenticated' }, 401);
  stream.cut();
  await next(items);
  await expect(next(items)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('an interruption ends it while it waits', async () => {
  const stream = api.stream(['snapshot', {}]);
  const items = follow();
  await next(items);
  stream.cut();
  await next(items);
  const waiting = expect(next(items)).rejects.toBeInstanceOf(Interrupted);
  stop.abort(new Interrupted());
  await waiting;
});
