import type { RosterView } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import { isCamera } from '../fleet/is-camera.js';

/** What a name may equal, the least mistakable first. */
const KEYS = ['id', 'label', 'hostname'] as const;

/**
 * Calls the roster: each name takes one found service and each service answers to one name. All names try the ids
 * first, then the labels, then the host names, so that a name that fits several leaves the others theirs. Upper and
 * lower case are the same, as in host names. Neither the order of the names nor that of the services matters.
 */
export function callRoster(names: readonly string[], services: readonly Service[]): RosterView {
  const open = new Set([...names].sort());
  const free = new Set(services.filter(({ status }) => status === 'found').sort(camerasFirst));
  for (const key of KEYS) {
    const byName = Map.groupBy(free, (service) => service[key].toLowerCase());
    for (const name of open) {
      const service = byName.get(name.toLowerCase())?.shift();
      if (!service) continue;
      free.delete(service);
      open.delete(name);
    }
  }
  const missing = names.filter((name) => open.has(name));
  const unexpected = [...free].filter(isCamera).map(({ id }) => id);
  return { names, present: names.length - missing.length, missing, unexpected };
}

function camerasFirst(a: Service, b: Service): number {
  if (isCamera(a) !== isCamera(b)) return isCamera(a) ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
