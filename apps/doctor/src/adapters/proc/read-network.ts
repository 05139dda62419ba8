import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { linksOf, type Interfaces } from '#network/links.js';
import { isVirtual } from '#network/virtual-interface.js';
import type { InterfaceSeen } from '../../domain/seen/host.js';

const FOLDER = '/sys/class/net';

/** All interfaces: those without link or address too, which Node leaves out. */
export async function readNetwork(listed: Interfaces): Promise<InterfaceSeen[]> {
  const known = await readdir(FOLDER).catch(() => []);
  const names = new Set([...known.filter((name) => name !== 'bonding_masters'), ...Object.keys(listed)]);
  return Promise.all([...names].map((name) => readInterface(name, listed)));
}

async function readInterface(name: string, listed: Interfaces): Promise<InterfaceSeen> {
  const [device = name] = name.split(':');
  const read = (file: string): Promise<string> =>
    readFile(`${FOLDER}/${device}/${file}`, 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
  const [state, index, peer, event] = await Promise.all(
    ['operstate', 'ifindex', 'iflink', 'uevent'].map(read),
  );
  const links = linksOf(listed, [name]);
  return {
    name,
    addresses: links.map(({ address, subnet }) => `${address}/${subnet.prefix}`),
    virtual: isVirtual(name),
    loopback: links.some(({ loopback }) => loopback) || name === 'lo',
    hardware: existsSync(`${FOLDER}/${device}/device`),
    // Loopback and tunnels have no carrier to tell of: "unknown".
    up: listed[name] !== undefined || (state !== 'down' && state !== 'lowerlayerdown' && state !== ''),
    // A VLAN or macvlan has a type, and sits on an interface of the LAN.
    paired: peer !== '' && index !== peer && !/^DEVTYPE=/m.test(event ?? ''),
  };
}
