import type { PortHolder } from '../../domain/seen/host.js';
import { socketOwners } from './socket-owners.js';
import { readUdpTable, type UdpEntry } from './udp-table.js';

/** The sockets on the port of the roll call before the examination opens its own. */
export interface HeldPort {
  readonly entries: readonly UdpEntry[] | undefined;
  readonly owners: Awaited<ReturnType<typeof socketOwners>>;
}

export async function readHeldPort(port: number): Promise<HeldPort> {
  const entries = (await readUdpTable())?.filter((entry) => entry.port === port);
  return { entries, owners: await socketOwners(new Set(entries?.map(({ inode }) => inode))) };
}

/** The same with what was lost meanwhile. */
export async function holdersOf({ entries, owners }: HeldPort): Promise<PortHolder[] | undefined> {
  const now = new Map((await readUdpTable())?.map(({ inode, drops }) => [inode, drops]));
  return entries?.map(({ address, inode, drops }) => {
    const process = owners.get(inode);
    return { address, drops, dropsAfter: now.get(inode) ?? drops, ...(process && { process }) };
  });
}
