import type { Schemas } from '#client/index.js';
import type { FleetEntry } from '../fleet/fleet-entries.js';

/** Which cameras are to roll: `all`, `group:` or `tag:` and a name, or the ids of some. */
export type Choice = string | ReadonlySet<string>;

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

export const ALL = 'all';
const GROUP = 'group:';
const TAG = 'tag:';

type Groups = readonly Schemas['GroupView'][];

export function chosenIn(choice: Choice, cameras: readonly FleetEntry[], groups: Groups): Set<string> {
  const ids = cameras.map(({ service }) => service.id);
  if (typeof choice !== 'string') return new Set(ids.filter((id) => choice.has(id)));
  if (choice.startsWith(TAG)) {
    const tag = choice.slice(TAG.length);
    return new Set(
      cameras.filter(({ service }) => service.tags?.includes(tag)).map(({ service }) => service.id),
    );
  }
  if (!choice.startsWith(GROUP)) return new Set(ids);
  // A group may name cameras that were never found: they are told of when it rolls.
  return new Set(groups.find(({ name }) => `${GROUP}${name}` === choice)?.cameras ?? []);
}

/** What a list offers. */
export function choicesIn(cameras: readonly FleetEntry[], groups: Groups): ChoiceOption[] {
  const tags = [...new Set(cameras.flatMap(({ service }) => service.tags ?? []))].sort();
  return [
    { value: ALL, label: 'All cameras' },
    ...groups.map(({ name }) => ({ value: `${GROUP}${name}`, label: `Group ${name}` })),
    ...tags.map((tag) => ({ value: `${TAG}${tag}`, label: `Tag ${tag}` })),
  ];
}

/** After one camera was ticked, or its tick was taken away. */
export function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
