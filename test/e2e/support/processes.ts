import { readdir, readFile } from 'node:fs/promises';

export interface ProcessInfo {
  readonly pid: number;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The living processes whose environment names this data folder: everything that a world started. */
export async function processesOf(dataDir: string): Promise<ProcessInfo[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = await Promise.all(pids.map((pid) => processInfo(pid)));
  return all.filter((p) => p !== undefined).filter((p) => p.env.ROLLCALL_DATA_DIR === dataDir);
}

/** Resident memory, bytes. */
export function residentMemory(pid: number): Promise<number> {
  return memory(pid, 'VmRSS');
}

/** The most resident memory that the process has had since its start, bytes: the kernel's own mark. */
export function peakMemory(pid: number): Promise<number> {
  return memory(pid, 'VmHWM');
}

async function memory(pid: number, line: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${line}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
}

/** Undefined where the process ended meanwhile, or is only waited for (a zombie has no environment). */
async function processInfo(pid: number): Promise<ProcessInfo | undefined> {
  try {
    const [args, env] = await Promise.all([
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
      readFile(`/proc/${pid}/environ`, 'utf8'),
    ]);
    const pairs = env
      .split('\0')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
    return {
      pid,
      args: args.split('\0').filter(Boolean),
      env: Object.fromEntries(pairs) as Record<string, string>,
    };
  } catch {
    return undefined;
  }
}
