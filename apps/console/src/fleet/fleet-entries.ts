import type { FleetState, Schemas } from '#client/index.js';
import { byName } from '../format/by-name.js';

/** A service, and what its camera says where it is one. */
export interface FleetEntry {
  readonly service: Schemas['FleetService'];
  readonly camera: Schemas['CameraView'] | undefined;
}

/** The recording that runs, as far as anybody can know: what a lost camera did when it was last heard says nothing of now. */
export function recordingOf({ service, camera }: FleetEntry): Schemas['Recording'] | undefined {
  return service.status === 'lost' ? undefined : camera?.recording;
}

export function isRecording({ service, camera }: FleetEntry): boolean {
  return service.status !== 'lost' && camera?.status === 'recording';
}

export const SHOWN = ['all', 'found', 'lost', 'recording'] as const;
export type Shown = (typeof SHOWN)[number];

export type Grouping = 'none' | 'status' | 'tag' | 'group';
export const GROUPINGS = [
  { value: 'none', label: 'All in one' },
  { value: 'status', label: 'By status' },
  { value: 'tag', label: 'By tag' },
  { value: 'group', label: 'By group' },
] satisfies { value: Grouping; label: string }[];

type NamedGroups = readonly Schemas['GroupView'][];

/** Under what name, undefined where there is one group alone. */
export interface EntryGroup {
  readonly name: string | undefined;
  readonly entries: readonly FleetEntry[];
}

/** By label, as people sort: cam-2 before cam-10. */
export function entriesOf({ services, cameras }: Pick<FleetState, 'services' | 'cameras'>): FleetEntry[] {
  return [...services.values()]
    .sort((a, b) => byName(a.label, b.label))
    .map((service) => entryOf(service, cameras.get(service.id)));
}

const known = new WeakMap<FleetEntry['service'], FleetEntry>();

/** The same object for as long as nothing of it changes: its row need not be drawn again for what others do. */
function entryOf(service: FleetEntry['service'], camera: FleetEntry['camera']): FleetEntry {
  const before = known.get(service);
  if (before && before.camera === camera) return before;
  const entry = { service, camera };
  known.set(service, entry);
  return entry;
}

/** The cameras, whoever is lost among them too. */
export function camerasOf(entries: readonly FleetEntry[]): FleetEntry[] {
  return entries.filter(({ service, camera }) => camera !== undefined || service.kind === 'camera');
}

export function matching(
  entries: readonly FleetEntry[],
  { text, shown }: { readonly text: string; readonly shown: Shown },
): FleetEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(
    (entry) => isShown(entry, shown) && words.every((word) => wordsOf(entry).includes(word)),
  );
}

export function grouped(entries: readonly FleetEntry[], by: Grouping, named: NamedGroups): EntryGroup[] {
  if (by === 'none') return [{ name: undefined, entries }];
  const groups = new Map<string, FleetEntry[]>();
  for (const entry of entries)
    for (const name of namesOf(entry, by, named)) groups.set(name, [...(groups.get(name) ?? []), entry]);
  return [...groups].sort(([a], [b]) => byName(a, b)).map(([name, members]) => ({ name, entries: members }));
}

function isShown({ service, camera }: FleetEntry, shown: Shown): boolean {
  if (shown === 'all') return true;
  return shown === 'recording' ? isRecording({ service, camera }) : service.status === shown;
}

function wordsOf({ service: { id, label, hostname, addresses, tags = [] } }: FleetEntry): string {
  return [id, label, hostname, ...addresses, ...tags].join(' ').toLowerCase();
}

/** Whoever has several tags, or is in several groups, stands at several places. */
function namesOf(
  { service, camera }: FleetEntry,
  by: Exclude<Grouping, 'none'>,
  named: NamedGroups,
): readonly string[] {
  if (by === 'tag') return service.tags?.length ? service.tags : ['no tag'];
  if (by === 'group') {
    const names = named.filter(({ cameras }) => cameras.includes(service.id)).map(({ name }) => name);
    return names.length > 0 ? names : ['no group'];
  }
  return [service.status === 'lost' ? 'lost' : (camera?.status ?? 'found')];
}
