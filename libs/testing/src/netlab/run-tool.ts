import { execFile } from 'node:child_process';

const DEADLINE_MS = 10_000;

/** Runs a command to its end; rejects with what it wrote to standard error where it fails. */
export function runTool([program = '', ...args]: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: DEADLINE_MS }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const said = [input, stderr].map((text) => text.trim()).filter((text) => text !== '');
      reject(new Error([`${program} ${args.join(' ')} failed`, ...said].join('\n'), { cause: error }));
    });
    // A command that ends before it has read its input says why by its exit code.
    child.stdin?.on('error', () => undefined).end(input);
  });
}
