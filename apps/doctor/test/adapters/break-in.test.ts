import type { Server } from 'node:net';
import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import { breakIn, type Finding } from '#doctor/main.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { startTestBroker } from '#testing/broker.js';
import { freePort } from '#testing/free-port.js';
import { tempDir } from '#testing/temp-dir.js';
import { gullibleApi, gullibleBroker } from '../support/gullible.js';

const closing: Server[] = [];

afterEach(() => {
  for (const server of closing.splice(0)) server.close();
});

async function findings(dataDir: string, mqtt: number, http: number): Promise<readonly Finding[]> {
  const url = `http://127.0.0.1:${http}`;
  const env = {
    ROLLCALL_DATA_DIR: dataDir,
    ROLLCALL_LISTEN: '127.0.0.1',
    ROLLCALL_MQTT_PORT: String(mqtt),
    ROLLCALL_LOG_LEVEL: 'silent',
  };
  const report = await breakIn(env, {
    clock: systemClock,
    random: systemRandom,
    signal: AbortSignal.timeout(15_000),
    api: { url, named: true, get: () => Promise.resolve({ kind: 'failed', why: 'it is not asked' }) },
    ask: [],
    listenMs: 0,
    said: () => undefined,
  });
  return report.findings;
}

const checksOf = (list: readonly Finding[], verdict: string): string[] => [
  ...new Set(list.filter((finding) => finding.verdict === verdict).map(({ check }) => check)),
];
const OF_MQTT = ['anonymous', 'user', 'client-id', 'will', 'publish', 'subscribe', 'oversize'].map(
  (name) => `mqtt-${name}`,
);
const OF_HTTP = ['no-token', 'token', 'empty-token', 'events', 'host', 'origin', 'path'].map(
  (name) => `http-${name}`,
);

test('who lets everybody in is told of each door, with advice', async () => {
  const dataDir = await tempDir();
  await loadOrCreateFleetSecret(dataDir);
  const all = await findings(dataDir, await gullibleBroker(closing), await gullibleApi(closing));
  expect(checksOf(all, 'problem')).toEqual([...OF_MQTT, ...OF_HTTP]);
  for (const { verdict, todo } of all) if (verdict === 'problem') expect(todo).not.toBe('');
});

test('our own broker holds', async () => {
  const broker = await startTestBroker();
  const all = await findings(broker.dataDir, broker.port, await freePort());
  await broker.close();
  expect(checksOf(all, 'ok')).toEqual(OF_MQTT);
  expect(checksOf(all, 'problem')).toEqual([]);
});

test('what is not there, or cannot be tried from this host, is no judgement', async () => {
  const away = await findings(await tempDir(), await freePort(), await freePort());
  expect(away.map(({ verdict }) => verdict)).toEqual(away.map(() => 'note'));
  const elsewhere = await findings(await tempDir(), await gullibleBroker(closing), await freePort());
  expect(checksOf(elsewhere, 'problem')).toEqual(['mqtt-anonymous', 'mqtt-user']);
  expect(elsewhere.find(({ check }) => check === 'mqtt-will')?.seen).toMatch(/on the operator's host$/);
});
