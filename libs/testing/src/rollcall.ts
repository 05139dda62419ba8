import { delimiter, resolve } from 'node:path';
import { Program, type Exit } from './program.js';

/** The command that runs the built program. */
export const ROLLCALL = [process.execPath, resolve('dist/rollcall.js')] as const;

/** The built program in a process of its own, as a user starts it. */
export class Rollcall extends Program {
  static start(args: readonly string[], env: Record<string, string>): Rollcall {
    return new Rollcall([...ROLLCALL, ...args], { PATH: process.env.PATH, ...env });
  }

  /** `npm start`, by the npm of a user's shell: npm puts the package's own programs first for what it runs itself. */
  static npmStart(env: Record<string, string>): Rollcall {
    const folders = (process.env.PATH ?? '').split(delimiter);
    const ofTheShell = folders.filter((folder) => !folder.includes('node_modules'));
    const shell = { PATH: ofTheShell.join(delimiter), HOME: process.env.HOME };
    return new Rollcall(['npm', 'start'], { ...shell, ...env });
  }

  /** Runs a command to its end; one that does not end in time is killed. */
  static async run(args: readonly string[], env: Record<string, string>, deadlineMs = 60_000): Promise<Exit> {
    const program = Rollcall.start(args, env);
    try {
      return await program.exit(deadlineMs);
    } finally {
      program.child.kill('SIGKILL');
    }
  }
}
