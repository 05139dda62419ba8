import { readdir, readFile } from 'node:fs/promises';

/** The processor time of a process so far, all its threads, ms; the kernel counts it in nanoseconds. */
export async function cpuMs(pid: number): Promise<number> {
  const folder = `/proc/${pid}/task`;
  const threads = await readdir(folder);
  const texts = await Promise.all(threads.map((thread) => readFile(`${folder}/${thread}/schedstat`, 'utf8')));
  return texts.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0) / 1e6;
}
