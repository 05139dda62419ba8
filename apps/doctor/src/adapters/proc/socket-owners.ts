import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PortHolder } from '../../domain/seen/host.js';

type Process = NonNullable<PortHolder['process']>;

/** Which processes have these sockets open, by inode. Without root, only those of this user are seen. */
export async function socketOwners(inodes: ReadonlySet<number>): Promise<Map<number, Process>> {
  const owners = new Map<number, Process>();
  if (inodes.size === 0) return owners;
  for (const pid of await numbersIn('/proc')) {
    for (const inode of await socketsOf(pid)) {
      if (inodes.has(inode)) owners.set(inode, await describe(pid));
    }
  }
  return owners;
}

/** The inodes of the sockets of a process. Nothing for one that has ended, or that this user may not look into. */
export async function socketsOf(pid: number): Promise<number[]> {
  const folder = `/proc/${pid}/fd`;
  const links = await Promise.all(
    (await numbersIn(folder)).map((fd) => readlink(`${folder}/${fd}`).catch(() => '')),
  );
  return links.map((link) => Number(/^socket:\[(\d+)\]$/.exec(link)?.[1] ?? NaN)).filter(Number.isInteger);
}

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
}

async function describe(pid: number): Promise<Process> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return { pid, ...readCommandLine(line.split('\0')) };
}

/** Only the names: the arguments of a stranger's program are not for a report. */
export function readCommandLine(words: readonly string[]): Omit<Process, 'pid'> {
  const name = basename(words[0] ?? '') || 'a program';
  const program = words.findIndex((word) => /(^|\/)rollcall(\.js)?$|\/apps\/cli\/src\/main\.ts$/.test(word));
  const command = program < 0 ? undefined : words.slice(program + 1).find((word) => /^[a-z]+$/.test(word));
  return { name, ...(command !== undefined && { command }) };
}
