import { writeFile } from 'node:fs/promises';
import type { NetworkInterfaceInfo } from 'node:os';
import { join } from 'node:path';
import { ReachableAddresses } from '#camera-agent/adapters/host/reachable-addresses.js';
import { readVitals } from '#camera-agent/adapters/host/vitals.js';
import { linksOf } from '#network/links.js';
import { ipv4 } from '#testing/links.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

const NO_POWER = { read: () => Promise.resolve({}) };

const INTERFACES: NodeJS.Dict<NetworkInterfaceInfo[]> = {
  lo: [
    ipv4('127.0.0.1/8'),
    { family: 'IPv6', address: '::1', cidr: '::1/128', internal: true, netmask: '', mac: '', scopeid: 0 },
  ],
  eth0: [ipv4('192.0.2.10/24')],
  wlan0: [ipv4('198.51.100.20/24')],
};

describe('the addresses of a port', () => {
  const links = linksOf(INTERFACES, undefined);

  test.each([
    ['127.0.0.1', ['127.0.0.1']],
    ['192.0.2.10', ['192.0.2.10']],
    ['0.0.0.0', ['192.0.2.10', '198.51.100.20']],
    ['::', ['192.0.2.10', '198.51.100.20']],
  ])('that listens on %s are %j', (listen, expected) => {
    expect(new ReachableAddresses(listen).by(links)).toEqual(expected);
  });

  test('are loopback where there is no network', () => {
    const alone = links.filter(({ loopback }) => loopback);
    expect(new ReachableAddresses('0.0.0.0').by(alone)).toEqual(['127.0.0.1']);
  });

  test('stay what they were while the links are down, and follow when they are up again', () => {
    const alone = links.filter(({ loopback }) => loopback);
    const addresses = new ReachableAddresses('0.0.0.0');
    addresses.by(links);
    expect(addresses.by(alone)).toEqual(['192.0.2.10', '198.51.100.20']);
    expect(addresses.by(links.filter(({ name }) => name !== 'wlan0'))).toEqual(['192.0.2.10']);
  });
});

describe('how the host fares', () => {
  test.each([
    ['48312\n', 48.312],
    ['-5000\n', -5],
    ['', undefined],
    ['999999\n', undefined],
  ])('a thermometer that says %j means %s degrees', async (text, degrees) => {
    const path = join(await tempDir(), 'temp');
    await writeFile(path, text);
    const vitals = await readVitals(NO_POWER, silentLogger, path);
    expect(vitals.temperatureC).toBe(degrees);
    expect(vitals.load).toBeGreaterThanOrEqual(0);
    expect(vitals.memoryBytes).toBeGreaterThan(1e6);
  });

  test('is told without a temperature where there is no thermometer, or one that fails', async () => {
    const folder = await tempDir();
    for (const path of [join(folder, 'none'), folder])
      expect(await readVitals(NO_POWER, silentLogger, path)).not.toHaveProperty('temperatureC');
  });
});
