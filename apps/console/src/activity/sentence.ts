import { bytesText } from '../format/bytes.js';
import { count } from '../format/count.js';
import { clockText } from '../format/times.js';
import type { Entry, EntryData } from './entry.js';

/** What happened, as a part of a sentence behind the name of whom it happened to. */
export function sentenceOf({ type, data }: Entry): string {
  return (SENTENCES[type] ?? (() => type))(data);
}

const FOUND: Readonly<Record<string, string>> = {
  search: 'by a search',
  announcement: 'as it announced itself',
  presence: 'at the broker',
};

const LOST: Readonly<Record<string, string>> = {
  bye: 'it was shut down',
  will: 'power or network',
  missed: 'power or network',
  network: 'many fell silent at once',
  replaced: 'another board took its place',
};

const SENTENCES: Readonly<Record<string, (data: EntryData) => string>> = {
  'service.found': ({ reason = '' }) => `was found ${FOUND[reason] ?? ''}`.trim(),
  'service.lost': ({ reason = '' }) => `was lost: ${LOST[reason] ?? reason}`,
  'service.changed': ({ addresses = [], flags = [] }) =>
    `is at ${[...addresses].join(', ')}${flags.length > 0 ? `, and is ${[...flags].join(', ')}` : ''}`,
  'service.forgotten': () => 'was forgotten',
  'camera.status': ({ status = '', error }) =>
    `is ${status.replace('-', ' ')}${error?.detail === undefined ? '' : `: ${error.detail}`}`,
  'settings.changed': ({ desired: { width, height, fps } = {} }) =>
    `has new settings, ${width}×${height} at ${fps} fps`,
  'recording.scheduled': (data) => `is to record ${title(data)}`,
  'recording.started': (data) => `began to record ${title(data)}`,
  'recording.stopped': (data) => `stopped recording ${title(data)}`,
  'recording.saved': (data) => `saved ${title(data)}: ${figures(data)}`,
  'recording.failed': (data) => `failed to record ${title(data)}: ${data.reason ?? 'no reason was given'}`,
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
  'take.armed': (data) => `${take(data)} is armed`,
  'take.rolling': (data) => `${take(data)} rolls`,
  'take.cut': (data) => `${take(data)} was cut`,
  'take.complete': (data) => `${take(data)} is complete`,
  'take.cancelled': (data) => `${take(data)} was cancelled`,
  'take.failed': (data) => `${take(data)} failed: there is no film of it`,
  'take.removed': () => 'A take was forgotten; its films stay on the cameras',
  'collection.ended': ({ state, verified = 0, films = 0 }) =>
    `${state === 'collected' ? 'A take was collected' : 'A take was not collected as a whole'}: ${verified} of ${count(films, 'film')} checked`,
  'journal.gap': ({ leftOut = 0 }) =>
    `Of what happened here, ${count(leftOut, 'event')} could not be written down`,
};

function title({ name, id = '' }: EntryData): string {
  return name === undefined ? `film ${id.slice(0, 6)}` : `“${name}”`;
}

function take({ name = '', number = 1 }: EntryData): string {
  return `Take ${number} of “${name}”`;
}

function figures({ durationMs = 0, frames = 0, droppedFrames = 0, bytes = 0 }: EntryData): string {
  return `${clockText(durationMs)}, ${frames} frames, ${droppedFrames} dropped, ${bytesText(bytes)}`;
}
