import type { Service } from '#contracts/messages/registry.js';
import { CliError } from '../cli-error.js';
import { ambiguous, named } from './named.js';

/**
 * The ids of the lost services that names stand for, each once. Where a found and a lost one share a name, the lost one
 * is meant. Throws for the first name that is none of one lost service alone, before anything was done.
 */
export function resolveLost(names: readonly string[], services: readonly Service[]): string[] {
  return [...new Set(names.map((name) => resolveOne(name, services)))];
}

function resolveOne(name: string, services: readonly Service[]): string {
  const matches = named(name, services);
  const lost = matches.filter(({ status }) => status === 'lost');
  const [only] = lost;
  if (only && lost.length === 1) return only.id;
  if (only) throw ambiguous(name, 'services', lost);
  if (matches.length > 0) {
    throw new CliError('failed', `"${name}" is found, and only a lost service can be forgotten`, {
      code: 'service-found',
      advice: 'End it and wait until it is lost.',
    });
  }
  throw new CliError('failed', `No service is called "${name}"`, {
    code: 'unknown-service',
    advice: 'See "rollcall ls" for those there are.',
  });
}
