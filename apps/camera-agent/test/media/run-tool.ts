import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { tempDir } from '#testing/temp-dir.js';
import { type Tool } from '#testing/tools.js';

/** For a test that runs a program; on a busy machine that takes its time. */
export const DEADLINE_MS = 60_000;

/** Runs a program to its end; gives what it printed. Rejects with its complaints if it fails or makes any. */
export async function runTool(name: Tool, args: readonly string[]): Promise<Buffer> {
  const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: DEADLINE_MS });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [output, complaints, code] = await Promise.all([buffer(child.stdout), text(child.stderr), ended]);
  if (code !== 0 || complaints !== '')
    throw new Error(`${name} ${args.join(' ')}: exit ${code}\n${complaints}`);
  return output;
}

/** A file that holds `bytes`, gone after the tests; gives its path. */
export async function fileOf(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(await tempDir(), name);
  await writeFile(path, bytes);
  return path;
}
