import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import type { Context } from '../context.js';
import { Output } from '../output/output.js';
import { runCli } from '../run-cli.js';
import { interruptions } from './interruptions.js';
import { parentLink } from './parent-link.js';

/** Runs the command line of this process, whose program is the file `main`; gives its exit code. */
export async function runProcess(main: string): Promise<number> {
  const parent = parentLink();
  const context: Context = {
    env: process.env,
    stdin: process.stdin,
    output: new Output(process.stdout, process.stderr),
    signal: interruptions(systemClock),
    clock: systemClock,
    random: systemRandom,
    program: { node: process.execPath, main },
    ...(parent && { parent }),
  };
  return runCli(process.argv.slice(2), context);
}
