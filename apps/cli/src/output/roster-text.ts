import type { RosterView } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';

/** Where the roster is said beside other things; "rollcall roster" names everybody. */
export const MOST_NAMES = 10;

/**
 * `23 of 24, missing: left-3; unexpected: spare-1`. An id says which host it is, where its service is known; of long
 * lists the first `most` are named.
 */
export function rosterText(
  { names, present, missing, unexpected }: RosterView,
  services: readonly Service[] = [],
  most = Infinity,
): string {
  const labels = new Map(services.map(({ id, label }) => [id, label]));
  const called = (name: string): string => {
    const label = labels.get(name) ?? name;
    return label === name || label.endsWith(`(${name})`) ? label : `${name} (${label})`;
  };
  const list = (all: readonly string[]): string => {
    const more = all.length > most ? ` and ${all.length - most} more` : '';
    return all.slice(0, most).map(called).join(', ') + more;
  };
  const absent = missing.length > 0 ? `, missing: ${list(missing)}` : '';
  const extra = unexpected.length > 0 ? `; unexpected: ${list(unexpected)}` : '';
  return `${present} of ${names.length}${absent}${extra}`;
}
