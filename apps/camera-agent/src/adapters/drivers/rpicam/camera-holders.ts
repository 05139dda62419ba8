import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

export interface CameraHolder {
  readonly pid: number;
  readonly name: string;
  /** Only its name tells. */
  readonly probable?: true;
}

const DEVICE = /^\/dev\/(?:media|video|v4l-subdev)\d+$/;
/** Programs that have a camera open where they run. */
const CAMERA_PROGRAM =
  /^(?:rpicam-|libcamera-|raspi(?:vid|still)|ffmpeg|motion|mediamtx|ustreamer|mjpg_streamer|gst-launch|vlc|cheese|guvcview|obs$)/;
const MAX_PROCESSES = 4096;
const MAX_FILES = 1024;
const MAX_HOLDERS = 3;

/**
 * The processes that have a camera's device open. The files of other users' processes show only to root: where no holder
 * is seen, those are given whose names make it probable. Leaves out this process and its own children. Total: a process
 * that ends meanwhile is passed over.
 */
export async function cameraHolders(proc: string, self: number): Promise<CameraHolder[]> {
  const pids = ((await entries(proc)) ?? []).filter((name) => /^\d{1,10}$/.test(name));
  const holders: CameraHolder[] = [];
  const probable: CameraHolder[] = [];
  for (const pid of pids.slice(0, MAX_PROCESSES).map(Number)) {
    if (holders.length >= MAX_HOLDERS) break;
    const holds = pid !== self && (await holdsCamera(join(proc, String(pid), 'fd')));
    if (holds === false) continue;
    const { name, parent } = await describe(join(proc, String(pid), 'stat'));
    if (parent === self) continue;
    if (holds) holders.push({ pid, name });
    else if (CAMERA_PROGRAM.test(name)) probable.push({ pid, name, probable: true });
  }
  return holders.length > 0 ? holders : probable.slice(0, MAX_HOLDERS);
}

/** Undefined where its files do not show to this user. */
async function holdsCamera(folder: string): Promise<boolean | undefined> {
  const files = await entries(folder);
  for (const name of (files ?? []).slice(0, MAX_FILES)) {
    const target = await readlink(join(folder, name)).catch(() => '');
    if (DEVICE.test(target)) return true;
  }
  return files && false;
}

/** `123 (name) S 1 …`, proc(5); the name may hold parentheses itself. */
async function describe(file: string): Promise<{ name: string; parent: number | undefined }> {
  const text = await readFile(file, 'latin1').catch(() => '');
  const [, name = 'unknown', parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(text) ?? [];
  return { name: name.replaceAll(/\P{ASCII}|\p{Cc}/gu, '?'), parent: parent ? Number(parent) : undefined };
}

/** Empty where there is no such folder, or no more; undefined where it may not be read. */
async function entries(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ESRCH' ? [] : undefined;
  }
}
