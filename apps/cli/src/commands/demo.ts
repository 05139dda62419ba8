import { usageError } from '../cli-error.js';
import type { AddCommand } from '../command.js';
import { addSettings, withFlags } from '../options/service-options.js';
import { SETTINGS } from '../options/variables.js';

const MOST_CAMERAS = 30;

interface DemoFlags extends Record<string, unknown> {
  readonly cameras: string;
  readonly verbose?: boolean;
}

export const addDemo: AddCommand = (program, context, finish) => {
  const command = program
    .command('demo')
    .description('try it: broker, discovery, API and simulated cameras on this machine, until Ctrl-C')
    .option('--cameras <n>', `how many cameras, 1 to ${MOST_CAMERAS}`, '3')
    .option('--verbose', 'show what the parts log');
  addSettings(command, SETTINGS.demo).action(async (flags: DemoFlags) => {
    const count = readCount(flags.cameras);
    const { Demo } = await import('../demo/demo.js');
    const { demoEnvironment } = await import('../demo/demo-environment.js');
    const env = demoEnvironment(withFlags(context.env, SETTINGS.demo, flags), flags.verbose === true);
    const ids = Array.from({ length: count }, (_, i) => `cam-${i + 1}`);
    finish(await new Demo(context, env, ids).run());
  });
};

function readCount(text: string): number {
  const count = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST_CAMERAS) return count;
  throw usageError(`--cameras ${text} cannot be used`, `Give a whole number from 1 to ${MOST_CAMERAS}.`);
}
