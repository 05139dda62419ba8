import { readdir } from 'node:fs/promises';
import type { Server } from 'node:net';
import type { Finding } from '#contracts/http/examination.js';
import { breakIn } from '#doctor/main.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { startTestBroker } from '#testing/broker.js';
import { freePort } from '#testing/free-port.js';
import { operatorFolder } from '#testing/operator-folder.js';
import { tempDir } from '#testing/temp-dir.js';
import { callousBroker, gullibleApi, gullibleBroker, silentBroker } from '../support/gullible.js';

const closing: Server[] = [];

afterEach(() => {
  for (const server of closing.splice(0)) server.close();
});

async function findings(
  dataDir: string,
  mqtt: number,
  http: number,
  more: Record<string, string> = {},
): Promise<readonly Finding[]> {
  const url = `http://127.0.0.1:${http}`;
  const env = {
    ROLLCALL_DATA_DIR: dataDir,
    ROLLCALL_LISTEN: '127.0.0.1',
    ROLLCALL_MQTT_PORT: String(mqtt),
    ROLLCALL_LOG_LEVEL: 'silent',
    // No network: who answers there is tried elsewhere.
    ROLLCALL_INTERFACES: 'none0',
    ...more,
  };
  const report = await breakIn(env, {
    clock: systemClock,
    random: systemRandom,
    signal: AbortSignal.timeout(15_000),
    api: {
      url,
      named: true,
      get: () => Promise.resolve({ kind: 'failed', why: 'it is not asked' }),
      search: () => Promise.resolve({ kind: 'refused', why: 'it may not' }),
    },
    ask: [],
    listenMs: 0,
    said: () => undefined,
  });
  return report.findings;
}

const checksOf = (list: readonly Finding[], verdict: string): string[] => [
  ...new Set(list.filter((finding) => finding.verdict === verdict).map(({ check }) => check)),
];
const OF_MQTT = ['anonymous', 'user', 'client-id', 'will', 'publish', 'subscribe', 'oversize', 'token'].map(
  (name) => `mqtt-${name}`,
);
const OF_HTTP = ['no-token', 'install', 'token', 'empty-token', 'host', 'origin', 'path', 'join-plain'].map(
  (name) => `http-${name}`,
);

test('who lets everybody in is told of each door, with advice', async () => {
  const dataDir = await operatorFolder(await tempDir());
  const all = await findings(dataDir, await gullibleBroker(closing), await gullibleApi(closing));
  expect(checksOf(all, 'problem')).toEqual([...OF_MQTT, ...OF_HTTP]);
  // Each trial, not one of each kind alone.
  expect(all.filter(({ check, verdict }) => /^(mqtt|http)-/.test(check) && verdict === 'ok')).toEqual([]);
  for (const { verdict, todo } of all) if (verdict === 'problem') expect(todo).not.toBe('');
});

test('our own broker holds', async () => {
  const broker = await startTestBroker();
  const all = await findings(broker.dataDir, broker.port, await freePort());
  await broker.close();
  expect(checksOf(all, 'ok')).toEqual(OF_MQTT);
  expect(checksOf(all, 'problem')).toEqual([]);
});

test('a broker that lets nobody in at all shows nothing by refusing a camera', async () => {
  const dataDir = await operatorFolder(await tempDir());
  const all = await findings(dataDir, await callousBroker(closing), await freePort());
  expect(checksOf(all, 'ok')).toEqual(['mqtt-anonymous', 'mqtt-user']);
  const untried = all.filter(({ check }) => ['mqtt-will', 'mqtt-token', 'mqtt-publish'].includes(check));
  expect(new Set(untried.map(({ verdict }) => verdict))).toEqual(new Set(['note']));
  expect(untried[0]?.seen).toMatch(/does not let in a camera with the right password either$/);
});

test('a broker that says neither yes nor no shows nothing by that', async () => {
  const dataDir = await operatorFolder(await tempDir());
  const all = await findings(dataDir, await silentBroker(closing), await freePort());
  expect(checksOf(all, 'ok')).toEqual(['mqtt-anonymous']);
  expect(checksOf(all, 'problem')).toEqual([]);
});

test('an API that breaks down shows nothing by it', async () => {
  const all = await findings(await tempDir(), await freePort(), await gullibleApi(closing, 500));
  const http = all.filter(({ check }) => check.startsWith('http-'));
  expect(new Set(http.map(({ verdict }) => verdict))).toEqual(new Set(['note']));
});

test('what is not there, or cannot be tried from this host, is no judgement; no key is made', async () => {
  const dataDir = await tempDir();
  const away = await findings(dataDir, await freePort(), await freePort());
  expect(away.map(({ verdict }) => verdict)).toEqual(away.map(() => 'note'));
  const elsewhere = await findings(dataDir, await gullibleBroker(closing), await freePort());
  expect(checksOf(elsewhere, 'problem')).toEqual(['mqtt-anonymous', 'mqtt-user']);
  expect(elsewhere.find(({ check }) => check === 'mqtt-will')?.seen).toMatch(/on the operator's host$/);
  expect(await readdir(dataDir)).toEqual([]);
});

test('where the broker takes passwords that are derived, the guest comes with one, and no token is tried', async () => {
  const dataDir = await operatorFolder(await tempDir());
  const login = { ROLLCALL_BROKER_LOGIN: 'password' };
  const all = await findings(dataDir, await gullibleBroker(closing), await freePort(), login);
  expect(checksOf(all, 'problem')).toEqual(OF_MQTT.filter((check) => check !== 'mqtt-token'));
});
