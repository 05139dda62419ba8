import { readdir, readFile, readlink } from 'node:fs/promises';

/** A row of /proc/net/udp. */
export interface UdpRow {
  readonly port: number;
  readonly inode: string;
  /** Datagrams that found the receive buffer full. */
  readonly drops: number;
}

/** `sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode ref pointer drops`, in hexadecimal where addresses are. */
export function readUdpRows(text: string): UdpRow[] {
  const rows = text.trim().split('\n').slice(1);
  return rows.map((row) => {
    const fields = row.trim().split(/\s+/);
    const port = parseInt(fields[1]?.split(':')[1] ?? '', 16);
    return { port, inode: fields[9] ?? '', drops: Number(fields.at(-1)) };
  });
}

/** What the kernel dropped, so far, of the datagrams for this port at this process's own sockets. */
export async function kernelDrops(pid: number, port: number): Promise<number> {
  const rows = readUdpRows(await readFile(`/proc/${pid}/net/udp`, 'utf8'));
  const own = await socketsOf(pid);
  const those = rows.filter((row) => row.port === port && own.has(row.inode));
  if (those.length === 0) throw new Error(`process ${pid} has no socket at UDP port ${port}`);
  return those.reduce((sum, { drops }) => sum + drops, 0);
}

/** The inodes of the sockets that a process has open. */
async function socketsOf(pid: number): Promise<Set<string>> {
  const folder = `/proc/${pid}/fd`;
  const links = (await readdir(folder)).map((fd) => readlink(`${folder}/${fd}`).catch(() => ''));
  return new Set((await Promise.all(links)).flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}
