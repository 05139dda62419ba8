import type { Service } from '#contracts/messages/registry.js';
import { CliError } from '../cli-error.js';

/** The services that a name stands for: those with this id, else with this label, else with this host name. */
export function named(name: string, services: readonly Service[]): Service[] {
  const wanted = name.toLowerCase();
  for (const key of ['id', 'label', 'hostname'] as const) {
    const matches = services.filter((service) => service[key].toLowerCase() === wanted);
    if (matches.length > 0) return matches;
  }
  return [];
}

export function ambiguous(name: string, what: string, matches: readonly Service[]): CliError {
  const ids = matches.map(({ id }) => id).join(', ');
  return new CliError('failed', `"${name}" could be any of these ${what}: ${ids}`, { advice: 'Use an id.' });
}
