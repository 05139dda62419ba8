import type { Schemas } from '#client/index.js';

export type Entry = Schemas['HistoryEntry'];

/** What of an entry's data is read here; which of it there is depends on the type. */
export interface EntryData {
  readonly status?: string;
  readonly reason?: string;
  readonly addresses?: readonly string[];
  readonly flags?: readonly string[];
  readonly error?: { readonly detail?: string };
  readonly name?: string;
  readonly id?: string;
  readonly durationMs?: number;
  readonly frames?: number;
  readonly droppedFrames?: number;
  readonly bytes?: number;
  readonly desired?: { readonly width?: number; readonly height?: number; readonly fps?: number };
  readonly command?: string;
  readonly code?: string;
  readonly silent?: number;
  readonly known?: number;
  readonly found?: number;
  readonly lost?: number;
  readonly expected?: number;
  readonly present?: number;
  readonly count?: number;
  readonly leftOut?: number;
  readonly number?: number;
  readonly state?: string;
  readonly films?: number;
  readonly verified?: number;
  readonly goesOn?: boolean;
}

/** Kinds of entries that people look for, and their types. */
export const KINDS = {
  trouble: [
    'service.lost',
    'recording.failed',
    'recording.recovered',
    'take.failed',
    'command.failed',
    'network.degraded',
    'registry.stale',
    'journal.gap',
  ],
  fleet: [
    'service.found',
    'service.lost',
    'service.changed',
    'service.forgotten',
    'roster.changed',
    'group.changed',
    'group.removed',
    'network.degraded',
    'network.settled',
    'registry.stale',
    'registry.fresh',
    'search.started',
    'search.finished',
  ],
  recordings: [
    'recording.scheduled',
    'recording.started',
    'recording.stopped',
    'recording.saved',
    'recording.failed',
    'recording.recovered',
    'recording.kept',
    'recording.deleted',
    'take.armed',
    'take.rolling',
    'take.cut',
    'take.complete',
    'take.cancelled',
    'take.failed',
    'take.removed',
    'collection.ended',
  ],
  people: ['command.done', 'command.failed'],
  cameras: ['camera.status', 'settings.changed'],
} as const;

export type Kind = keyof typeof KINDS | 'all';

export const KIND_OPTIONS = [
  { value: 'all', label: 'Everything' },
  { value: 'trouble', label: 'Trouble' },
  { value: 'fleet', label: 'Found and lost' },
  { value: 'recordings', label: 'Recordings and takes' },
  { value: 'people', label: 'Who did what' },
  { value: 'cameras', label: 'Status and settings' },
] as const satisfies readonly { readonly value: Kind; readonly label: string }[];

export type Tone = 'good' | 'bad' | 'recording' | 'plain';

const TONES: Readonly<Record<string, Tone>> = {
  'service.found': 'good',
  'service.lost': 'bad',
  'recording.started': 'recording',
  'recording.saved': 'good',
  'recording.failed': 'bad',
  'recording.recovered': 'bad',
  'take.rolling': 'recording',
  'take.complete': 'good',
  'take.failed': 'bad',
  'command.failed': 'bad',
  'network.degraded': 'bad',
  'network.settled': 'good',
  'registry.stale': 'bad',
  'registry.fresh': 'good',
  'journal.gap': 'bad',
};

export function toneOf({ type, data }: Entry): Tone {
  if (type === 'camera.status' && (data as EntryData).error) return 'bad';
  return TONES[type] ?? 'plain';
}
