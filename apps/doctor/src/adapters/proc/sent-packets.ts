import { readFile } from 'node:fs/promises';

/** How many packets an interface has sent; undefined where the system does not tell. */
export async function sentPackets(name: string): Promise<number | undefined> {
  // An alias such as eth0:1 counts with its interface.
  const [device = ''] = name.split(':');
  const text = await readFile(`/sys/class/net/${device}/statistics/tx_packets`, 'utf8').catch(() => '');
  return /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}
