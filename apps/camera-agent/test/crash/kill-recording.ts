import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sourceProgram } from '#testing/source-program.js';
import type { Crash } from './crashes.js';

const BEGIN_MS = 20_000;

/**
 * Records into `folder` in a process of its own and ends that by SIGKILL `afterMs` after the first frame. Gives the
 * capture times, ms, of the frames that the camera had given to the recording by then.
 */
export async function killRecording(folder: string, crash: Crash, afterMs: number): Promise<number[]> {
  const [node = '', ...args] = sourceProgram('apps/camera-agent/test/crash/record-program.ts', [
    folder,
    crash,
  ]);
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let text = '';
  const begun = Promise.withResolvers<undefined>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (text.includes('begun\n')) begun.resolve(undefined);
  });
  const late = setTimeout(() => begun.reject(notBegun(text)), BEGIN_MS);
  child.once('close', () => begun.reject(notBegun(text)));
  try {
    await begun.promise;
    await new Promise((resolve) => setTimeout(resolve, afterMs));
  } finally {
    clearTimeout(late);
    child.kill('SIGKILL');
    await closed;
  }
  return announced(text);
}

function notBegun(text: string): Error {
  return new Error(`the recording did not begin; the camera told of ${text.split('\n').length - 1} frames`);
}

/** The first frame of the recording is the last that was announced before it had begun. */
function announced(text: string): number[] {
  const [before = '', after = ''] = text.split('begun\n');
  const timesOf = (lines: string): number[] => lines.split('\n').slice(0, -1).map(Number);
  return [...timesOf(before).slice(-1), ...timesOf(after)];
}
