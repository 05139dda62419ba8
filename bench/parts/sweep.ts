import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { processesOf } from '../../test/e2e/support/processes.js';

/** An agent may take five seconds to end. */
const END_MS = 7000;

export function dataDirIn(folder: string): string {
  return join(folder, 'data');
}

/**
 * Ends every process that has the data folder in its environment, by its pid: politely, then by force. Then removes
 * the folder.
 */
export async function sweep(folder: string): Promise<void> {
  const dataDir = dataDirIn(folder);
  if (!(await ended(dataDir, 'SIGTERM')) && !(await ended(dataDir, 'SIGKILL')))
    throw new Error(`processes of ${dataDir} do not end`);
  await rm(folder, { recursive: true, force: true });
}

async function ended(dataDir: string, signal: NodeJS.Signals): Promise<boolean> {
  for (const { pid } of await processesOf(dataDir)) send(pid, signal);
  const none = async (): Promise<boolean> => (await processesOf(dataDir)).length === 0;
  return eventually('the end of every process', none, END_MS).catch(() => false);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
