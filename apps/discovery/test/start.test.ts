import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '#discovery/config.js';
import { start } from '#discovery/main.js';
import { StartError } from '#runtime/start-error.js';
import { eventually } from '#testing/eventually.js';
import { freePort, freeUdpPort } from '#testing/free-port.js';
import { tempDir } from '#testing/temp-dir.js';
import { DiscoveryLab } from './support/discovery-lab.js';
import { udpPeer } from './support/udp-peer.js';

async function environment(more: Record<string, string> = {}): Promise<Record<string, string>> {
  return {
    ROLLCALL_DATA_DIR: await tempDir(),
    ROLLCALL_MQTT_PORT: String(await freePort()),
    ROLLCALL_DISCOVERY_PORT: String(await freeUdpPort()),
    ROLLCALL_INTERFACES: 'lo',
    ROLLCALL_LOG_LEVEL: 'silent',
    ...more,
  };
}

test('the variables, and what stands without them', async () => {
  const ROLLCALL_DATA_DIR = await tempDir();
  expect(readConfig({ ROLLCALL_DATA_DIR })).toEqual({
    dataDir: ROLLCALL_DATA_DIR,
    logLevel: 'info',
    brokerUrl: 'mqtt://127.0.0.1:1883',
    brokerLogin: 'token',
    port: 9897,
    interfaces: undefined,
    seeds: [],
    secure: { https: 8443, mqtts: 8883 },
  });
  const closed = { ROLLCALL_LISTEN: '127.0.0.1', ROLLCALL_HTTPS_PORT: '8444' };
  expect(readConfig({ ROLLCALL_DATA_DIR, ...closed }).secure).toEqual({});
  const own = { ROLLCALL_HTTPS_PORT: '8444', ROLLCALL_MQTTS_PORT: '0' };
  expect(readConfig({ ROLLCALL_DATA_DIR, ...own }).secure).toEqual({ https: 8444 });
  const more = { ROLLCALL_INTERFACES: 'lo, eth0.5', ROLLCALL_SEEDS: '10.0.0.255,192.168.1.20' };
  expect(readConfig({ ROLLCALL_DATA_DIR, ...more })).toMatchObject({
    interfaces: ['lo', 'eth0.5'],
    seeds: ['10.0.0.255', '192.168.1.20'],
  });
});

test.each([
  ['ROLLCALL_DISCOVERY_PORT', '0'],
  ['ROLLCALL_DISCOVERY_PORT', '65536'],
  ['ROLLCALL_SEEDS', '10.0.0.256'],
  ['ROLLCALL_SEEDS', '10.0.0'],
  ['ROLLCALL_SEEDS', '10.0.0.1.'],
  ['ROLLCALL_SEEDS', '10.0.0.010'],
  ['ROLLCALL_SEEDS', 'pi.local'],
  ['ROLLCALL_INTERFACES', 'eth 0'],
  ['ROLLCALL_MQTT_URL', 'http://127.0.0.1'],
  ['ROLLCALL_LOG_LEVEL', 'loud'],
])('%s="%s" is refused in a sentence that names it', async (name, value) => {
  const refused = start(await environment({ [name]: value }));
  await expect(refused).rejects.toThrow(StartError);
  await expect(refused).rejects.toThrow(`${name}="${value}" cannot be used: set it to `);
});

test('a taken port is refused, and leaves nothing behind', async () => {
  const holder = await udpPeer({ reuseAddr: false });
  const env = await environment({ ROLLCALL_DISCOVERY_PORT: String(holder.port) });
  await expect(start(env)).rejects.toThrow(StartError);
  await holder.close();
  await (await start(env)).close();
});

test('a file in the place of its folder is refused', async () => {
  const env = await environment();
  const path = join(env.ROLLCALL_DATA_DIR ?? '', 'discovery');
  await writeFile(path, '');
  await expect(start(env)).rejects.toThrow(`The folder ${path} cannot be written (EEXIST)`);
});

test('it ends in time without a broker, and may be ended twice', async () => {
  const running = await start(await environment());
  await Promise.all([running.close(), running.close()]);
});

test('it saves what it knows at its end', async () => {
  const lab = await DiscoveryLab.start();
  const running = await lab.discovery();
  const peer = lab.opened(await udpPeer());
  for (const name of ['pi-1', 'pi-2']) {
    await peer.send(`[99,"${name}"]`, '127.255.255.255', lab.udpPort);
    await lab.watcher.sees(name, 'found');
  }
  await running.close();
  expect(await readFile(join(lab.broker.dataDir, 'discovery', 'registry.json'), 'utf8')).toContain('pi-2');
  await lab.close();
});

test('a registry that cannot be read does not stop the start', async () => {
  const env = await environment();
  await mkdir(join(env.ROLLCALL_DATA_DIR ?? '', 'discovery', 'registry.json'), { recursive: true });
  await (await start(env)).close();
});

test('its presence is ready while it runs and says farewell at the end', async () => {
  const lab = await DiscoveryLab.start();
  const running = await lab.discovery();
  await eventually('ready', () => lab.watcher.presence?.state === 'ready');
  await running.close();
  await eventually('the farewell', () => lab.watcher.presence?.reason === 'bye');
  await lab.close();
});
