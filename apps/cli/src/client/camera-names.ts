import type { Service } from '#contracts/messages/registry.js';
import { CliError } from '../cli-error.js';
import { ambiguous, named } from './named.js';

/**
 * The ids that names stand for, each once, in the order given. A name is an id, else a label, else a host name,
 * which must be one camera's alone. Throws for the first name that is not, before anything was done.
 */
export function resolveCameras(names: readonly string[], services: readonly Service[]): string[] {
  return [...new Set(names.map((name) => resolveCamera(name, services)))];
}

/** The id that one name stands for. */
export function resolveCamera(name: string, services: readonly Service[]): string {
  const cameras = services.filter((service) => service.kind === 'camera');
  const matches = named(name, cameras);
  const [only] = matches;
  if (only && matches.length === 1) return only.id;
  if (only) throw ambiguous(name, 'cameras', matches);
  throw new CliError('failed', `No camera is called "${name}"`, {
    code: 'unknown-camera',
    advice: 'See "rollcall ls" for those there are, or search with "rollcall search".',
  });
}
