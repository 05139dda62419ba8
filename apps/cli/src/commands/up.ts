import { signInLines } from '../client/sign-in-lines.js';
import type { AddCommand } from '../command.js';
import { addSettings, withFlags } from '../options/service-options.js';
import { usageLines } from '../options/usage-lines.js';
import { SETTINGS } from '../options/variables.js';
import type { OperatorPlaces } from '../process/operator.js';
import { serve } from '../process/serve.js';

export const addUp: AddCommand = (program, context, finish) => {
  const command = program
    .command('up')
    .description('run broker, discovery and API in one process, until Ctrl-C');
  addSettings(command, SETTINGS.up).action(async (flags: Record<string, string>) => {
    const env = withFlags(context.env, SETTINGS.up, flags);
    const code = await serve(context, async (layers) => {
      const { startOperator } = await import('../process/operator.js');
      const places = await startOperator(env, layers);
      const lines = usageLines(env, places.api);
      return {
        ready: places,
        lines: [
          `Rollcall is up: API at ${places.api}, broker at ${places.mqtt}.`,
          `The token is in ${lines.tokenPlace}. Try it:`,
          `  ${lines.curl('/services')}`,
          `  ${lines.rollcall('ls')}`,
          ...(await signInLines(context, env, places.api)),
          ...networkLines(places),
        ],
      };
    });
    finish(code);
  });
};

function networkLines({ https }: OperatorPlaces): string[] {
  if (https === undefined) return [];
  return [
    `For other machines: ${https} (a browser warns once: nobody vouches for the certificate but this line)`,
    'For each Pi: run there what "rollcall agent install-command" prints here',
  ];
}
