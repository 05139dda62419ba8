import { readFile } from 'node:fs/promises';

const ESTABLISHED = '01';
const CLOSE_WAIT = '08';

/** Whose connections to this port on loopback its program holds, by the remote ports that are meant. */
export async function accepted(port: number, from: ReadonlySet<number>): Promise<ReadonlySet<number>> {
  const lines = (await readFile('/proc/net/tcp', 'utf8')).trim().split('\n').slice(1);
  const held = lines.map((line) => {
    const [, local = '', remote = '', state = '', , , , , , inode] = line.trim().split(/\s+/);
    // One that the kernel has and nobody took yet has no inode.
    const isHeld = (state === ESTABLISHED || state === CLOSE_WAIT) && inode !== '0';
    return isHeld && portOf(local) === port ? portOf(remote) : undefined;
  });
  return new Set(held.filter((each) => each !== undefined && from.has(each)) as number[]);
}

function portOf(address: string): number {
  return Number.parseInt(address.slice(address.indexOf(':') + 1), 16);
}
