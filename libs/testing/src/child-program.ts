import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { sourceProgram } from './source-program.js';

export type ChildProgram = ChildProcessByStdio<null, Readable, Readable>;

const running: ChildProgram[] = [];

/** Runs a TypeScript file as a process of its own, from the sources; `path` from the top of the repository. */
export function runProgram(path: string, args: readonly string[] = []): ChildProgram {
  const [node = '', ...rest] = sourceProgram(path, args);
  const child = spawn(node, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  return child;
}

/** The first line that a program prints. Rejects with what it wrote to standard error if it ends before. */
export function firstLine(child: ChildProgram): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    child.on('close', (code) => reject(new Error(`ended with ${code ?? 'a signal'}: ${errors}`)));
  });
}

afterAll(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
