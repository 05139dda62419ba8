import { createServer } from 'node:net';
import { listen } from '#runtime/listen.js';
import { systemClock } from '#runtime/system-clock.js';
import { freePort } from '#testing/free-port.js';
import { reachBroker } from '#doctor/adapters/tcp/broker-reach.js';
import { tryConnect } from '#doctor/adapters/tcp/connect.js';
import { readOperator, type Got } from '#doctor/adapters/http/operator-view.js';

const quiet = new AbortController().signal;

test('a TCP port that listens is open, another refuses', async () => {
  const server = createServer();
  const port = await listen(server, '127.0.0.1', 0, 'a test', 'NONE');
  expect(await tryConnect('127.0.0.1', port, quiet)).toBe('open');
  await new Promise((resolve) => server.close(resolve));
  expect(await tryConnect('127.0.0.1', await freePort(), quiet)).toBe('refused');
});

test('who interrupts a connection hears why', async () => {
  const reason = new Error('enough');
  await expect(tryConnect('127.0.0.1', await freePort(), AbortSignal.abort(reason))).rejects.toBe(reason);
});

test('a broker is looked up and connected to', async () => {
  const port = await freePort();
  const place = { url: `mqtt://localhost:${port}`, named: true, listen: '127.0.0.1' };
  expect(await reachBroker(place, systemClock, quiet)).toEqual({
    ...{ url: place.url, port, named: true, loopback: true, listensOnLoopback: true },
    ...{ address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) as string, tcp: 'refused' },
  });
});

test('a broker without an address says by which code', async () => {
  // Longer than a label may be: no name server is asked.
  const place = { url: `mqtt://${'a'.repeat(64)}`, named: true, listen: '0.0.0.0' };
  const seen = await reachBroker(place, systemClock, quiet);
  expect(seen).toMatchObject({ port: 1883, loopback: false, listensOnLoopback: false });
  expect(seen.address).toBeUndefined();
  expect(seen.tcp).not.toBe('open');
});

describe('the view of the operator', () => {
  const api = (answers: Record<string, Got>): Parameters<typeof readOperator>[0] => ({
    ...{ url: 'http://x', named: true },
    get: (path) => Promise.resolve(answers[path] ?? { kind: 'absent', why: 'unknown' }),
  });
  const body = (value: unknown): Got => ({ kind: 'body', body: value });

  test('of an older API lacks discovery', async () => {
    const items = [{ id: 'cam-1', status: 'found', addresses: ['10.0.0.1'], port: 9898, flags: ['x'] }];
    expect(await readOperator(api({ '/services': body({ items }) }), 0)).toEqual({
      ...{ state: 'reached', url: 'http://x', discovery: undefined, roster: undefined },
      services: [
        {
          ...{ id: 'cam-1', label: 'cam-1', addresses: ['10.0.0.1'], port: 9898, found: true },
          ...{ flags: ['x'], conflict: [] },
        },
      ],
    });
  });

  test('has what discovery says, without what cannot be read', async () => {
    const view = {
      ...{ present: true, links: [{ name: 'eth0', address: '10.0.0.1', broadcast: '10.0.0.255' }, 7, {}] },
      ...{
        leftOut: ['docker0', 3],
        seeds: 'none',
        refused: { a: 1, b: 'x' },
        network: { silent: 3, known: 4 },
      },
    };
    const seen = await readOperator(api({ '/services': body({}), '/discovery': body(view) }), 0);
    expect(seen).toMatchObject({
      discovery: {
        ...{ present: true, links: [{ name: 'eth0', address: '10.0.0.1', broadcast: '10.0.0.255' }] },
        ...{ leftOut: ['docker0'], seeds: [], refused: { a: 1 }, network: { silent: 3, known: 4 } },
      },
    });
  });

  test('has who is lost and who is missing, and no age before now', async () => {
    const lost = (id: string, since: string): object => ({ id, status: 'lost', reason: 'will', since });
    const items = [
      lost('a', '1970-01-01T00:00:01.000Z'),
      lost('b', '2026-01-31T12:00:00.000Z'),
      lost('c', ''),
    ];
    const roster = { names: ['a', 'z'], present: 0, missing: ['a', 'z'], unexpected: [] };
    const seen = await readOperator(api({ '/services': body({ items }), '/roster': body(roster) }), 3000);
    expect(seen).toMatchObject({
      services: [{ lost: { reason: 'will', agoMs: 2000 } }, { lost: { agoMs: 0 } }, { id: 'c' }],
      roster: { expected: 2, missing: ['a', 'z'] },
    });
  });

  test.each([[null], [7], ['text'], [[]], [{ present: 'yes' }]])('is none of %j', async (odd) => {
    const seen = await readOperator(
      api({ '/services': body(odd), '/discovery': body(odd), '/roster': body(odd) }),
      0,
    );
    expect(seen).toMatchObject({ state: 'reached', services: [], discovery: undefined, roster: undefined });
  });

  test.each(['unreachable', 'refused', 'failed'] as const)('is %s', async (kind) => {
    expect(await readOperator(api({ '/services': { kind, why: 'so' } }), 0)).toEqual({
      ...{ state: kind, url: 'http://x', named: true, why: 'so' },
    });
  });
});
