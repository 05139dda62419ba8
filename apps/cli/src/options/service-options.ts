import type { Command } from 'commander';
import type { Environment } from '#runtime/env.js';
import { environmentName, SWITCH, variable, type VariableName } from './variables.js';

/** Gives a command the flags of its settings, and says in its help which variables are the same. */
export function addSettings(command: Command, names: readonly VariableName[]): Command {
  const secrets: string[] = [];
  for (const name of names) {
    const entry = variable(name);
    if (entry.value === SWITCH) command.option(`--${entry.flag}`, entry.help);
    else if (entry.value === undefined) secrets.push(`  ${environmentName(entry)}: ${entry.help}`);
    else command.option(`--${entry.flag} ${entry.value}`, entry.help);
  }
  command.addHelpText('after', '\nEvery flag can be a variable instead: --data-dir is ROLLCALL_DATA_DIR.');
  if (secrets.length > 0)
    command.addHelpText('after', ['Only a variable, as every user can read flags:', ...secrets].join('\n'));
  return command;
}

/** The environment with the flags that were given in the places of their variables. */
export function withFlags(
  env: Environment,
  names: readonly VariableName[],
  flags: Readonly<Record<string, unknown>>,
): Environment {
  const merged: Record<string, string | undefined> = { ...env };
  for (const name of names) {
    const given = flags[name];
    if (given === true) merged[environmentName(variable(name))] = 'true';
    if (typeof given === 'string') merged[environmentName(variable(name))] = given;
  }
  return merged;
}
