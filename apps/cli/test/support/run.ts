import { Readable, Writable } from 'node:stream';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import type { Context } from '../../src/context.js';
import { Output, type Stream } from '../../src/output/output.js';
import { runCli } from '../../src/run-cli.js';
import { TOKEN, type ScriptedApi } from './scripted-api.js';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export class Captured extends Writable {
  text = '';

  constructor(
    readonly isTTY = false,
    readonly columns = 80,
  ) {
    super();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A context whose output is kept, and whatever else the test wants in it. */
export function testContext(more: Partial<Context> = {}): {
  context: Context;
  stdout: Captured;
  stderr: Captured;
} {
  const [stdout, stderr] = [new Captured(), new Captured()];
  const context: Context = {
    env: {},
    stdin: Readable.from([]),
    output: new Output(stdout as Stream, stderr as Stream),
    signal: new AbortController().signal,
    clock: systemClock,
    random: systemRandom,
    program: { node: process.execPath, main: 'main.js' },
    ...more,
  };
  return { context, stdout, stderr };
}

/** Runs a command line in this process, against a scripted API where one is given. */
export async function run(
  args: readonly string[],
  api?: ScriptedApi,
  more: Partial<Context> = {},
): Promise<Ran> {
  const env = api ? { ROLLCALL_URL: api.url, ROLLCALL_TOKEN: TOKEN } : {};
  const { context, stdout, stderr } = testContext({ ...more, env: { ...env, ...more.env } });
  const code = await runCli(args, context);
  return { code, stdout: stdout.text, stderr: stderr.text };
}
