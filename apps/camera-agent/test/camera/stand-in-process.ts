import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';

/** The folder to put on PATH. */
export const STAND_IN_FOLDER = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../../../libs/testing/stand-ins',
);

/** An environment in which `rpicam-vid` is the stand-in; it needs node on its PATH too. */
export function standInEnvironment(more: Record<string, string> = {}): Record<string, string> {
  const node = dirname(process.execPath);
  return { PATH: `${STAND_IN_FOLDER}:${node}:/usr/bin:/bin`, ...more };
}

/** A folder with a tool that is a shell script. */
export async function toolFolder(name: string, script: string): Promise<string> {
  const folder = await tempDir();
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** From the first byte, or the start if there is none, to the end. */
  readonly lastedMs: number;
}

export interface StandIn {
  readonly finished: Promise<Finished>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the first byte is there. */
  readonly firstByte: Promise<undefined>;
  closeStdout(): void;
  /** Waits until this stands on standard error. */
  says(text: string): Promise<unknown>;
  readonly pid: number | undefined;
}

/** Runs the stand-in with these arguments; it is killed after 15 s at the latest. */
export function runStandIn(
  args: readonly string[],
  environment: Record<string, string> = {},
  tool: 'rpicam-vid' | 'rpicam-still' = 'rpicam-vid',
): StandIn {
  const child = spawn(tool, args, { env: standInEnvironment(environment) });
  const firstByte = Promise.withResolvers<undefined>();
  const chunks: Buffer[] = [];
  let stderr = '';
  let since = performance.now();
  child.stdout.on('data', (chunk: Buffer) => {
    if (chunks.length === 0) since = performance.now();
    chunks.push(chunk);
    firstByte.resolve(undefined);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const guard = setTimeout(() => child.kill('SIGKILL'), 15_000);
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(guard);
      resolve({ code, signal, stdout: Buffer.concat(chunks), stderr, lastedMs: performance.now() - since });
    });
  });
  return {
    finished,
    firstByte: firstByte.promise,
    kill: (signal) => void child.kill(signal),
    closeStdout: () => child.stdout.destroy(),
    says: (text) => eventually(`"${text}" on standard error`, () => stderr.includes(text)),
    pid: child.pid,
  };
}
