import type { EventType } from '#client/index.js';
import { bytesText } from '../format/bytes.js';
import { count } from '../format/count.js';
import { clockText } from '../format/times.js';
import { flagTexts } from '../fleet/flag-texts.js';
import { lostReason } from '../fleet/lost-reason.js';
import { takeTitle } from '../takes/take.js';
import type { Entry, EntryData } from './entry.js';

/** What happened, as a part of a sentence behind the name of whom it happened to. A newer API may know more types. */
export function sentenceOf({ type, data }: Entry): string {
  const sentence = (SENTENCES as Readonly<Record<string, Sentence | undefined>>)[type];
  return sentence?.(data) ?? type;
}

const FOUND: Readonly<Record<string, string>> = {
  search: 'by a search',
  announcement: 'as it announced itself',
  presence: 'at the broker',
};

type Sentence = (data: EntryData) => string;

/** What the journal keeps, besides what people did, which is told with who did it. */
type Kept =
  | Exclude<
      EventType,
      'camera.telemetry' | 'collection.progress' | 'take.changed' | 'command.done' | 'command.failed'
    >
  | 'journal.gap';

const SENTENCES: Readonly<Record<Kept, Sentence>> = {
  'service.found': ({ reason = '' }) => `was found ${FOUND[reason] ?? ''}`.trim(),
  'service.lost': ({ reason = '' }) => `was lost: ${lostReason(reason)}`,
  'service.changed': ({ addresses = [], flags = [] }) =>
    [`is at ${addresses.join(', ')}`, ...flagTexts(flags).map((text) => text.replace(/\.$/, ''))].join('. '),
  'service.forgotten': () => 'was forgotten',
  'camera.status': ({ status = '', error }) =>
    `is ${status.replace('-', ' ')}${error?.detail === undefined ? '' : `: ${error.detail}`}`,
  'settings.changed': ({ desired: { width, height, fps } = {} }) =>
    `has new settings, ${width}×${height} at ${fps} fps`,
  'recording.scheduled': (data) => `is to record ${title(data)}`,
  'recording.started': (data) => `began to record ${title(data)}`,
  'recording.stopped': (data) => `stopped recording ${title(data)}`,
  'recording.saved': (data) => `saved ${title(data)}: ${figures(data)}`,
  'recording.failed': (data) =>
    `${data.goesOn === true ? 'was interrupted while it recorded' : 'failed to record'} ${title(data)}: ${data.reason ?? 'no reason was given'}`,
  'recording.recovered': (data) => `repaired ${title(data)} after a crash: ${figures(data)}`,
  'recording.kept': (data) => `changed whether it keeps ${title(data)}`,
  'recording.deleted': (data) => `deleted ${title(data)}`,
  'search.started': () => 'A search began',
  'search.finished': ({ found = 0, lost = 0 }) => `A search ended: ${found} found, ${lost} lost`,
  'registry.stale': () => 'Discovery went away: who is found or lost may be out of date',
  'registry.fresh': () => 'Discovery is back',
  'network.degraded': ({ silent, known }) =>
    `${silent} of ${known} services fell silent at once: look at the network`,
  'network.settled': () => 'The network is as it was',
  'roster.changed': ({ expected = 0, present = 0 }) =>
    `The roster has ${present} of ${expected} who are expected`,
  'group.changed': ({ name = '', count: cameras = 0 }) => `Group “${name}” has ${count(cameras, 'camera')}`,
  'group.removed': ({ name = '' }) => `Group “${name}” was removed`,
  'take.armed': (data) => `${take(data)} is armed`,
  'take.rolling': (data) => `${take(data)} rolls`,
  'take.cut': (data) => `${take(data)} was cut`,
  'take.complete': (data) => `${take(data)} is complete`,
  'take.cancelled': (data) => `${take(data)} was cancelled`,
  'take.failed': (data) => `${take(data)} failed: there is no film of it`,
  'take.removed': () => 'A take was forgotten; its films stay where they are',
  'collection.ended': ({ state, verified = 0, films = 0 }) =>
    `${state === 'collected' ? 'A take was collected' : 'A take was not collected as a whole'}: ${verified} of ${count(films, 'film')} checked`,
  'journal.gap': ({ leftOut = 0 }) =>
    `Of what happened here, ${count(leftOut, 'event')} could not be written down`,
};

function title({ name, id = '' }: EntryData): string {
  return name === undefined ? `film ${id.slice(0, 6)}` : `“${name}”`;
}

function take({ name = '', number = 1 }: EntryData): string {
  return takeTitle({ name, number });
}

function figures({ durationMs = 0, frames = 0, droppedFrames = 0, bytes = 0 }: EntryData): string {
  return `${clockText(durationMs)}, ${frames} frames, ${droppedFrames} dropped, ${bytesText(bytes)}`;
}
