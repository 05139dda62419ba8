import { build } from './build.js';
import { UsageError } from '#testing/usage.js';
import { readOptions, type Options } from './options.js';
import { Keeper } from './parts/keeper.js';
import { help } from './report/help.js';
import { load, thisMachine } from './report/machine.js';
import { asJson, asText, NO_FFMPEG } from './report/report.js';
import { isGood } from './result.js';
import { runMeasures } from './run-measures.js';
import type { Suite } from './suite.js';

export interface Output {
  readonly write: (text: string) => void;
  /** Progress, and why it did not work. */
  readonly tell: (line: string) => void;
}

/** Somebody ended the bench. */
export class Interrupted extends Error {}

/** Gives the exit code. */
export async function bench(
  suite: Suite,
  args: readonly string[],
  signal: AbortSignal,
  output: Output,
): Promise<number> {
  try {
    const options = readOptions(args, suite.measures);
    if (!options.help) return await measure(options, signal, output);
    output.write(help(suite));
    return 0;
  } catch (error) {
    output.tell(`${suite.name}: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof UsageError) return 2;
    return signal.reason instanceof Interrupted ? 130 : 1;
  }
}

async function measure(options: Options, signal: AbortSignal, { write, tell }: Output): Promise<number> {
  const { measures, runs, json } = options;
  const machine = await thisMachine();
  if (!machine.ffmpeg) tell(NO_FFMPEG);
  tell('building');
  await build(signal);
  const before = load();
  const results = await kept((keeper) => runMeasures({ measures, runs, signal, tell, keeper }));
  write((json ? asJson : asText)({ machine, load: [before, load()], results }));
  return results.every(isGood) ? 0 : 1;
}

async function kept<T>(work: (keeper: Keeper) => Promise<T>): Promise<T> {
  const keeper = new Keeper();
  try {
    return await work(keeper);
  } finally {
    await keeper.close();
  }
}
