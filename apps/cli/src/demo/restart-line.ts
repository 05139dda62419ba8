import type { Environment } from '#runtime/env.js';
import { environmentName, variable, type VariableName } from '../options/variables.js';
import { nearPath } from '../output/near-path.js';
import { shellQuote } from '../output/shell-quote.js';

const SETTINGS = ['id', 'driver', 'interfaces', 'dataDir', 'mqttPort', 'discoveryPort', 'video'] as const;
const DEFAULTS: Readonly<Partial<Record<VariableName, string>>> = { dataDir: 'data', mqttPort: '1883' };

/** The line for a shell that starts a camera of the demo again. */
export function restartLine(env: Environment): string {
  const flags = SETTINGS.flatMap((name) => {
    const value = valueOf(env, name);
    return value === undefined || value === DEFAULTS[name]
      ? []
      : [` --${variable(name).flag} ${shellQuote(value)}`];
  });
  return `npx rollcall agent${flags.join('')}`;
}

function valueOf(env: Environment, name: VariableName): string | undefined {
  const value = env[environmentName(variable(name))];
  return value !== undefined && name === 'dataDir' ? nearPath(value) : value;
}
