import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

export interface CameraHolder {
  readonly pid: number;
  readonly name: string;
}

const DEVICE = /^\/dev\/(?:media|video|v4l-subdev)\d+$/;
const MAX_PROCESSES = 4096;
const MAX_FILES = 1024;
const MAX_HOLDERS = 3;

/**
 * The processes that have a camera's device open, as far as this user may see: other users' files show only to root.
 * Leaves out this process and its own children. Total: a process that ends meanwhile is passed over.
 */
export async function cameraHolders(proc: string, self: number): Promise<CameraHolder[]> {
  const pids = (await entries(proc)).filter((name) => /^\d{1,10}$/.test(name)).slice(0, MAX_PROCESSES);
  const holders: CameraHolder[] = [];
  for (const pid of pids.map(Number)) {
    if (holders.length >= MAX_HOLDERS) break;
    if (pid === self || !(await holdsCamera(join(proc, String(pid), 'fd')))) continue;
    const { name, parent } = await describe(join(proc, String(pid), 'stat'));
    if (parent !== self) holders.push({ pid, name });
  }
  return holders;
}

async function holdsCamera(folder: string): Promise<boolean> {
  for (const name of (await entries(folder)).slice(0, MAX_FILES)) {
    const target = await readlink(join(folder, name)).catch(() => '');
    if (DEVICE.test(target)) return true;
  }
  return false;
}

/** `123 (name) S 1 …`, proc(5); the name may hold parentheses itself. */
async function describe(file: string): Promise<{ name: string; parent: number | undefined }> {
  const text = await readFile(file, 'latin1').catch(() => '');
  const [, name = 'unknown', parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(text) ?? [];
  return { name: name.replaceAll(/\P{ASCII}|\p{Cc}/gu, '?'), parent: parent ? Number(parent) : undefined };
}

async function entries(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
