import { readFile } from 'node:fs/promises';
import { socketsOf } from '#doctor/adapters/proc/socket-owners.js';
import { parseUdpTable } from '#doctor/adapters/proc/udp-table.js';

/** A row of /proc/net/udp. */
export interface UdpRow {
  readonly port: number;
  readonly inode: string;
  /** Datagrams that found the receive buffer full. */
  readonly drops: number;
}

export function readUdpRows(text: string): UdpRow[] {
  return parseUdpTable(text).map(({ port, inode, drops }) => ({ port, inode: String(inode), drops }));
}

/** What the kernel dropped, so far, of the datagrams for this port at this process's own sockets. */
export async function kernelDrops(pid: number, port: number): Promise<number> {
  const rows = readUdpRows(await readFile(`/proc/${pid}/net/udp`, 'utf8'));
  const own = (await socketsOf(pid)).map(String);
  const those = rows.filter((row) => row.port === port && own.includes(row.inode));
  if (those.length === 0) throw new Error(`process ${pid} has no socket at UDP port ${port}`);
  return those.reduce((sum, { drops }) => sum + drops, 0);
}
