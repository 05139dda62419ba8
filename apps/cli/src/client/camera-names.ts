import type { Service } from '#contracts/messages/registry.js';
import { CliError } from '../cli-error.js';

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
  const wanted = name.toLowerCase();
  for (const key of ['id', 'label', 'hostname'] as const) {
    const matches = cameras.filter((camera) => camera[key].toLowerCase() === wanted);
    const [only] = matches;
    if (only && matches.length === 1) return only.id;
    if (only) throw ambiguous(name, matches);
  }
  throw new CliError('failed', `No camera is called "${name}"`, {
    code: 'unknown-camera',
    advice: 'See "rollcall ls" for those there are, or search with "rollcall search".',
  });
}

function ambiguous(name: string, matches: readonly Service[]): CliError {
  const ids = matches.map((camera) => camera.id).join(', ');
  return new CliError('failed', `"${name}" could be any of these cameras: ${ids}`, { advice: 'Use an id.' });
}
