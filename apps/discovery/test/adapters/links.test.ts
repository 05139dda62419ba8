import type { NetworkInterfaceInfo } from 'node:os';
import fc from 'fast-check';
import { linksOf, ownAddressesOf } from '#discovery/adapters/udp/links.js';

function ipv4(address: string, netmask: string): NetworkInterfaceInfo {
  return { address, netmask, family: 'IPv4', mac: '00:00:00:00:00:00', internal: false, cidr: null };
}

const IPV6: NetworkInterfaceInfo = {
  ...{ address: 'fe80::1', netmask: 'ffff:ffff:ffff:ffff::', family: 'IPv6', scopeid: 2 },
  ...{ mac: '00:00:00:00:00:00', internal: false, cidr: null },
};

test('a link has the directed broadcast of its network', () => {
  const interfaces = {
    lo: [ipv4('127.0.0.1', '255.0.0.0')],
    eth0: [ipv4('192.168.1.20', '255.255.255.0'), IPV6],
    wlan0: [ipv4('172.16.37.5', '255.255.240.0'), ipv4('10.0.0.9', '255.255.255.252')],
  };
  expect(linksOf(interfaces, undefined)).toEqual([
    { name: 'lo', address: '127.0.0.1', broadcast: '127.255.255.255' },
    { name: 'eth0', address: '192.168.1.20', broadcast: '192.168.1.255' },
    { name: 'wlan0', address: '172.16.37.5', broadcast: '172.16.47.255' },
    { name: 'wlan0', address: '10.0.0.9', broadcast: '10.0.0.11' },
  ]);
});

test('container bridges and tunnels are left out unless they are named', () => {
  const names = [
    'docker0',
    'br-12ab',
    'veth9',
    'virbr0',
    'podman1',
    'cni0',
    'tun0',
    'tap0',
    'wg0',
    'tailscale0',
  ];
  const one = [ipv4('10.0.0.1', '255.255.255.0')];
  const interfaces = Object.fromEntries([...names, 'br0', 'eth0'].map((name) => [name, one]));
  expect(linksOf(interfaces, undefined).map(({ name }) => name)).toEqual(['br0', 'eth0']);
  expect(linksOf(interfaces, ['wg0']).map(({ name }) => name)).toEqual(['wg0']);
});

test('a network without a broadcast is no link, but its address is this host', () => {
  const interfaces = {
    ppp0: [ipv4('10.0.0.1', '255.255.255.255')],
    p2p0: [ipv4('10.0.1.0', '255.255.255.254'), IPV6],
    gone: undefined,
  };
  expect(linksOf(interfaces, undefined)).toEqual([]);
  expect(ownAddressesOf(interfaces)).toEqual(new Set(['10.0.0.1', '10.0.1.0']));
});

test('the broadcast keeps the network and sets every bit of the host', () => {
  const bits = (address: string): string =>
    address
      .split('.')
      .map((byte) => Number(byte).toString(2).padStart(8, '0'))
      .join('');
  const text = (number: number): string => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 0xffffffff }),
      fc.integer({ min: 0, max: 30 }),
      (number, prefix) => {
        const netmask = text(prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0);
        const address = text(number);
        const [link] = linksOf({ eth0: [ipv4(address, netmask)] }, undefined);
        expect(bits(link?.broadcast ?? '')).toBe(bits(address).slice(0, prefix).padEnd(32, '1'));
      },
    ),
  );
});
