import { readFile } from 'node:fs/promises';

/** A socket in /proc/net/udp or udp6. */
export interface UdpEntry {
  readonly address: string;
  readonly port: number;
  readonly inode: number;
  readonly drops: number;
}

/** The UDP sockets of this network namespace; undefined where the system does not tell. */
export async function readUdpTable(): Promise<UdpEntry[] | undefined> {
  const read = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);
  const [v4, v6] = await Promise.all([read('/proc/net/udp'), read('/proc/net/udp6')]);
  return v4 === undefined ? undefined : [...parseUdpTable(v4), ...parseUdpTable(v6 ?? '')];
}

/** Columns as in proc(5); the inode is the tenth, the drops are the last. */
export function parseUdpTable(text: string): UdpEntry[] {
  return text.split('\n').flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const [address = '', port = ''] = (words[1] ?? '').split(':');
    const [inode, drops] = [Number(words[9]), Number(words[12])];
    if (!/^[\dA-F]{8}([\dA-F]{24})?$/.test(address) || !Number.isInteger(inode)) return [];
    return [
      {
        address: addressOf(address),
        port: parseInt(port, 16),
        inode,
        drops: Number.isInteger(drops) ? drops : 0,
      },
    ];
  });
}

/** The kernel writes a word as the processor has it in memory: on all that run Raspberry Pi OS, the low byte first. */
function addressOf(hex: string): string {
  if (hex.length > 8) return /^0+$/.test(hex) ? '::' : 'an IPv6 address';
  return [6, 4, 2, 0].map((at) => parseInt(hex.slice(at, at + 2), 16)).join('.');
}
