import type { Service } from '#contracts/messages/registry.js';

/**
 * The first two names that can be nothing but the same found service. A name that fits several, such as a host name
 * that two have, leaves each of them to another name.
 */
export function sameCamera(
  names: readonly string[],
  services: readonly Service[],
): readonly [string, string] | undefined {
  const found = services.filter(({ status }) => status === 'found');
  const nameOf = new Map<string, string>();
  for (const name of names) {
    const id = onlyOne(name.toLowerCase(), found);
    if (id === undefined) continue;
    const earlier = nameOf.get(id);
    if (earlier !== undefined) return [earlier, name];
    nameOf.set(id, name);
  }
  return undefined;
}

function onlyOne(wanted: string, services: readonly Service[]): string | undefined {
  const fitting = services.filter(({ id, label, hostname }) =>
    [id, label, hostname].some((each) => each.toLowerCase() === wanted),
  );
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}
