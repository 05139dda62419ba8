import type { Server } from 'node:net';
import { loadOrCreateTlsIdentity } from '#credentials/tls-identity.js';
import { mediaPlaces, type MediaPlace } from '#doctor/adapters/security/media-places.js';
import { mediaTrials } from '#doctor/adapters/security/media-trials.js';
import { statusOf } from '#doctor/adapters/security/status-of.js';
import { readOperatorKeys } from '#doctor/adapters/security/operator-keys.js';
import type { Got, SearchableApi } from '#doctor/main.js';
import { systemClock as clock } from '#runtime/system-clock.js';
import { systemRandom as random } from '#runtime/system-random.js';
import { eventually } from '#testing/eventually.js';
import { freePort } from '#testing/free-port.js';
import { tempDir } from '#testing/temp-dir.js';
import { closeLab, labAgent, labBroker, LabApi } from '../../../camera-agent/test/control/agent-lab.js';
import { gullibleApi } from '../support/gullible.js';
import { tried, verdicts } from '../support/tried.js';

const ALL = ['media-certificate', 'media-ticket', 'media-ticket', 'media-ticket', 'media-path'];
const DEADLINE_MS = 60_000;
const signal = AbortSignal.timeout(DEADLINE_MS);
const closing: Server[] = [];

afterEach(async () => {
  await closeLab();
  for (const server of closing.splice(0)) server.close();
});

function trials(places: readonly MediaPlace[]): ReturnType<typeof mediaTrials> {
  return mediaTrials({ places: () => Promise.resolve(places), clock, random, signal });
}

function placeOf(id: string, scheme: string, port: number, said: MediaPlace['said']): MediaPlace {
  return { id, host: '127.0.0.1', port, url: `${scheme}://127.0.0.1:${port}`, said };
}

/** Until then it cannot say whether a ticket has expired. */
async function refusesTicket(port: number): Promise<boolean> {
  const headers = { authorization: 'Bearer a.b.c' };
  return (await statusOf(`http://127.0.0.1:${port}`, { path: '/v1/recordings', headers }, signal)) === 403;
}

/** An API that knows these services alone. */
function apiOf(...items: object[]): SearchableApi {
  const got: Got = { kind: 'body', body: { items } };
  return {
    url: 'http://127.0.0.1:9',
    named: true,
    search: () => Promise.resolve({ kind: 'refused', why: 'it may not' }),
    get: () => Promise.resolve(got),
  };
}

function camera(id: string, port: number, more: object = {}): object {
  const where = { addresses: ['127.0.0.1'], port, status: 'found', flags: [] };
  return { id, kind: 'camera', hostname: id, ...where, ...more };
}

test(
  'the real media port holds',
  async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.info']);
    const { agent } = await labAgent(broker);
    await eventually('it has announced itself', () => api.heard('agent.info').length > 0);
    await eventually('it knows the time of the operator', () => refusesTicket(agent.mediaPort));
    const keys = await readOperatorKeys(broker.dataDir, 'token', clock);
    if (!keys) throw new Error('the broker made no keys');
    const announced = { url: broker.url, signal, keys, guest: 'doctor-guest', clock };
    const places = await mediaPlaces(apiOf(camera('cam-1', agent.mediaPort)), announced);
    // It is on the operator's host, where it has no certificate.
    expect(places).toEqual([placeOf('cam-1', 'http', agent.mediaPort, { fingerprint: undefined })]);
    const all = await tried(trials(places));
    expect(all.map(([check, verdict]) => [check, verdict])).toEqual(ALL.map((check) => [check, 'ok']));
  },
  DEADLINE_MS,
);

test('cameras that give everybody everything are named', async () => {
  const good = placeOf('cam-1', 'http', await gullibleApi(closing, 401), { fingerprint: undefined });
  const bad = placeOf('cam-2', 'http', await gullibleApi(closing), { fingerprint: undefined });
  const [, ...rest] = await tried(trials([good, bad]));
  for (const [, verdict, seen] of rest) {
    expect(verdict).toBe('problem');
    expect(seen).toMatch(/: cam-2$/);
  }
});

test('a program with another certificate, or with none, in the place of a camera is told of', async () => {
  const [own, other] = [
    await loadOrCreateTlsIdentity(await tempDir()),
    await loadOrCreateTlsIdentity(await tempDir()),
  ];
  const shown = await gullibleApi(closing, 401, own);
  const plain = await gullibleApi(closing, 401);
  const firstOf = async (place: MediaPlace): Promise<string | undefined> =>
    (await verdicts(trials([place])))[0];
  expect(await firstOf(placeOf('cam-1', 'https', shown, own))).toBe('ok');
  expect(await firstOf(placeOf('cam-1', 'https', shown, other))).toBe('problem');
  expect(await firstOf(placeOf('cam-1', 'https', plain, own))).toBe('problem');
  expect(await firstOf(placeOf('cam-1', 'https', shown, undefined))).toBe('note');
});

test('a camera that is not reached, that breaks down, or whose API is away, shows nothing', async () => {
  const away = placeOf('cam-1', 'http', await freePort(), { fingerprint: undefined });
  const broken = placeOf('cam-2', 'http', await gullibleApi(closing, 500), { fingerprint: undefined });
  for (const [, verdict] of await tried(trials([away]))) expect(verdict).toBe('note');
  for (const [check, verdict] of await tried(trials([broken])))
    expect([check, verdict]).toEqual([check, check === 'media-certificate' ? 'ok' : 'note']);
  for (const [, verdict] of await tried(trials([]))) expect(verdict).toBe('note');
});

test('four cameras at most are tried, of those that are found and have joined', async () => {
  const others = [
    camera('lost', 1, { status: 'lost' }),
    camera('unclaimed', 1, { flags: ['unclaimed'] }),
    camera('minimal', 1, { kind: 'unknown' }),
  ];
  const many = Array.from({ length: 6 }, (_, i) => camera(`cam-${i}`, 9000 + i));
  const places = await mediaPlaces(apiOf(...others, ...many), undefined);
  expect(places.map(({ id, url }) => `${id} ${url}`)).toEqual(
    [0, 1, 2, 3].map((i) => `cam-${i} http://127.0.0.1:900${i}`),
  );
  const [far] = await mediaPlaces(apiOf(camera('far', 9898, { addresses: ['192.0.2.7'] })), undefined);
  expect(far?.url).toBe('https://192.0.2.7:9898');
});
