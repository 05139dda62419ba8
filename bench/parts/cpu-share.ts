import { cpuMs } from './cpu-time.js';

/** The processor time of processes while some work is done, each in % of that time. */
export async function cpuShares<T>(
  pids: readonly number[],
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly shares: readonly number[] }> {
  const before = await Promise.all(pids.map(cpuMs));
  const began = performance.now();
  const result = await work();
  const ms = performance.now() - began;
  const after = await Promise.all(pids.map(cpuMs));
  return { result, shares: after.map((value, i) => ((value - (before[i] ?? 0)) / ms) * 100) };
}
