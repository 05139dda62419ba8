import type { Schemas } from '#client/index.js';
import type { FleetEntry } from './fleet-entries.js';

type Groups = readonly Schemas['GroupView'][];

export interface FleetOptions {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}

/** What can be chosen of the fleet, by names that mean the same after a restart. */
export function optionsOf(entries: readonly FleetEntry[], groups: Groups): FleetOptions[] {
  const tags = new Set(entries.flatMap(({ service }) => service.tags ?? []));
  const all = [
    { group: 'Groups', items: groups.map(({ name }) => ({ value: `group:${name}`, label: name })) },
    { group: 'Tags', items: [...tags].sort().map((tag) => ({ value: `tag:${tag}`, label: tag })) },
    { group: 'Cameras', items: entries.map(({ service: { id, label } }) => ({ value: id, label })) },
  ];
  return all.filter(({ items }) => items.length > 0);
}

/** All where nothing is chosen. */
export function wantedOf(
  entries: readonly FleetEntry[],
  wanted: readonly string[],
  groups: Groups,
): FleetEntry[] {
  if (wanted.length === 0) return [...entries];
  const inGroups = groups
    .filter(({ name }) => wanted.includes(`group:${name}`))
    .flatMap(({ cameras }) => cameras);
  const ids = new Set([...wanted, ...inGroups]);
  return entries.filter(
    ({ service: { id, tags = [] } }) => ids.has(id) || tags.some((tag) => wanted.includes(`tag:${tag}`)),
  );
}
