import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import fc from 'fast-check';
import { contains, formatIpv4, parseIpv4 } from '#contracts/net/ipv4.js';
import { hasBroadcast, linksOf, ownAddressesOf } from '#network/links.js';
import { ipv4 } from '#testing/links.js';

const IPV6: NetworkInterfaceInfo = {
  ...{ address: 'fe80::1', netmask: 'ffff:ffff:ffff:ffff::', family: 'IPv6', scopeid: 2 },
  ...{ mac: '00:00:00:00:00:00', internal: false, cidr: 'fe80::1/64' },
};

test('a link has the network behind its address and the broadcast of that', () => {
  const interfaces = {
    lo: [ipv4('127.0.0.1/8')],
    eth0: [ipv4('192.168.1.20/24'), IPV6],
    wlan0: [ipv4('172.16.37.5/20'), ipv4('10.0.0.9/30')],
  };
  const links = linksOf(interfaces, undefined);
  expect(links.map(({ name, address, broadcast }) => [name, address, broadcast])).toEqual([
    ['lo', '127.0.0.1', '127.255.255.255'],
    ['eth0', '192.168.1.20', '192.168.1.255'],
    ['wlan0', '172.16.37.5', '172.16.47.255'],
    ['wlan0', '10.0.0.9', '10.0.0.11'],
  ]);
  expect(links.map(({ loopback }) => loopback)).toEqual([true, false, false, false]);
  expect(links[1]?.subnet).toEqual({ network: 0xc0a80100, prefix: 24 });
});

test('a link’s address and broadcast are both in its network', () => {
  const any = fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 32 }));
  fc.assert(
    fc.property(any, ([number, prefix]) => {
      const [link] = linksOf({ eth0: [ipv4(`${formatIpv4(number)}/${prefix}`)] }, undefined);
      if (!link) throw new Error('no link');
      const held = [link.address, ...(hasBroadcast(link) ? [link.broadcast] : [])].map(parseIpv4);
      expect(held.every((address) => address !== undefined && contains(link.subnet, address))).toBe(true);
      expect(hasBroadcast(link)).toBe(prefix <= 30);
    }),
  );
});

describe('of several interfaces', () => {
  const names = ['lo', 'eth0', 'docker0', 'wg0'];
  const interfaces = Object.fromEntries(names.map((name) => [name, [ipv4('10.0.0.1/24')]]));
  const chosen = (named?: string[]): string[] => linksOf(interfaces, named).map(({ name }) => name);

  test('container bridges and tunnels are left out', () => {
    expect(chosen()).toEqual(['lo', 'eth0']);
  });

  test('those that are named are taken, whatever they are, and no other', () => {
    expect(chosen(['wg0', 'eth0', 'eth7'])).toEqual(['eth0', 'wg0']);
    expect(chosen([])).toEqual([]);
  });
});

test('a network of one or two addresses has no broadcast, but its address is this host', () => {
  const interfaces = {
    p2p0: [ipv4('10.0.0.1/32')],
    p2p1: [ipv4('10.0.1.0/31'), IPV6],
    docker0: [ipv4('172.17.0.1/16')],
    gone: undefined,
  };
  expect(linksOf(interfaces, undefined).map(hasBroadcast)).toEqual([false, false]);
  expect(ownAddressesOf(interfaces)).toEqual(new Set(['10.0.0.1', '10.0.1.0', '172.17.0.1']));
});

test('an address whose mask is none (cidr null) is no link', () => {
  expect(linksOf({ eth0: [{ ...ipv4('10.0.0.1/24'), cidr: null }] }, undefined)).toEqual([]);
});

test('this very host has its loopback', () => {
  expect(linksOf(networkInterfaces(), ['lo'])).toContainEqual({
    name: 'lo',
    address: '127.0.0.1',
    subnet: { network: 0x7f000000, prefix: 8 },
    broadcast: '127.255.255.255',
    loopback: true,
  });
});
