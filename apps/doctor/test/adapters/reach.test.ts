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
    expect(await readOperator(api({ '/services': body({ items }) }))).toEqual({
      ...{ state: 'reached', url: 'http://x', discovery: undefined },
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
    const seen = await readOperator(api({ '/services': body({}), '/discovery': body(view) }));
    expect(seen).toMatchObject({
      discovery: {
        ...{ present: true, links: [{ name: 'eth0', address: '10.0.0.1', broadcast: '10.0.0.255' }] },
        ...{ leftOut: ['docker0'], seeds: [], refused: { a: 1 }, network: { silent: 3, known: 4 } },
      },
    });
  });

  test.each([[null], [7], ['text'], [[]], [{ present: 'yes' }]])('is none of %j', async (odd) => {
    const seen = await readOperator(api({ '/services': body(odd), '/discovery': body(odd) }));
    expect(seen).toMatchObject({ state: 'reached', services: [], discovery: undefined });
  });

  test.each(['unreachable', 'refused', 'failed'] as const)('is %s', async (kind) => {
    expect(await readOperator(api({ '/services': { kind, why: 'so' } }))).toEqual({
      ...{ state: kind, url: 'http://x', named: true, why: 'so' },
    });
  });
});
