import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere } from '#runtime/atomic-file.js';

const INTERFACES = '/sys/class/net';
/** `addr_assign_type` of an address that the hardware brought (linux/netdevice.h, NET_ADDR_PERM). */
const PERMANENT = '0';

/** The permanent addresses of this board's network adapters, sorted; none of bridges and other made-up interfaces. */
export async function networkHardware(folder = INTERFACES): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  const addresses = await Promise.all(names.map((name) => permanentAddress(join(folder, name))));
  return addresses.filter((address) => address !== undefined).sort();
}

async function permanentAddress(path: string): Promise<string | undefined> {
  // Only what hangs on a bus has a device.
  const device = await readdir(join(path, 'device')).catch(() => undefined);
  if (!device || (await read(join(path, 'addr_assign_type'))) !== PERMANENT) return undefined;
  const address = await read(join(path, 'address'));
  return address !== undefined && /^(?!00(:00){5}$)[\da-f]{2}(:[\da-f]{2}){5}$/.test(address)
    ? address
    : undefined;
}

async function read(path: string): Promise<string | undefined> {
  return (await readIfThere(path))?.trim();
}
