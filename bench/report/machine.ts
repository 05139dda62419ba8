import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { canProbe } from '../parts/recordings.js';

/** On what the figures were measured. */
export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryGb: number;
  readonly kernel: string;
  readonly system: string;
  readonly node: string;
  readonly ffmpeg: boolean;
}

export async function thisMachine(): Promise<Machine> {
  const osRelease = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const debian = await readFile('/etc/debian_version', 'utf8').catch(() => '');
  const system = /^PRETTY_NAME="(.*)"$/m.exec(osRelease)?.[1] ?? process.platform;
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 1e9),
    kernel: `Linux ${release()}`,
    system: debian ? `${system}, ${debian.trim()}` : system,
    node: process.version,
    ffmpeg: canProbe,
  };
}

/** The average of the last minute: how many programs wanted a core, the bench's own among them. */
export function load(): number {
  return loadavg()[0] ?? NaN;
}

export function machineLine({ cores, cpu, memoryGb, kernel, system, node }: Machine): string {
  return `${cores} cores of ${cpu}, ${memoryGb} GB, ${kernel}, ${system}, Node ${node}`;
}
