import { explanationOf } from '#contracts/messages/explanations.js';
import { asRoster, asTrouble } from '../client/read-views.js';
import { formatBytes } from './bytes.js';
import { formatDuration } from './duration.js';
import { flagTexts } from './flag-texts.js';
import { formatClock } from './local-time.js';
import { MOST_NAMES, rosterText } from './roster-text.js';
import { countsText } from './take-texts.js';
import { troubleText } from './trouble-text.js';

type Data = Readonly<Record<string, unknown>>;

type Describe = (data: Data) => string | undefined;

const DESCRIBE: Readonly<Record<string, Describe>> = {
  service: (service) => words(first(service.addresses), service.label, by(service)),
  search: (search) =>
    search.state === 'running'
      ? words('on', search.trigger, 'for', span(search.windowMs))
      : `${count(search.answered)} answered, ${count(search.found)} newly found, ${count(search.lost)} lost`,
  camera: (camera) => words(camera.status, isObject(camera.error) ? camera.error.detail : undefined),
  command: ({ command, recording, by: who, code, args }) =>
    words(
      command,
      recording,
      typeof who === 'string' && `by ${who}`,
      code,
      isObject(args) && Object.keys(args).length > 0 ? JSON.stringify(args) : undefined,
    ),
  'network.degraded': degraded,
  'network.settled': settled,
  roster,
  group: ({ cameras }) => (Array.isArray(cameras) ? `${cameras.length} cameras` : undefined),
  reset: ({ reason }) => words('what happened meanwhile is not known any more:', reason),
  take: ({ name, number, cameras }) =>
    words(`${words(name)} ${count(number)}`, isObject(cameras) ? countsText(cameras) : ''),
  collection: ({ state, verified, films, received, bytes }) =>
    words(
      state,
      `${count(verified)} of ${count(films)} films checked,`,
      `${amount(received)} of ${amount(bytes)}`,
    ),
  recording: (recording) => words(recording.id, recording.name, size(recording), recording.note),
};

/** An event for people: `17:05:09  service.found       cam-1  …`. Whatever it lacks is left out. `now`: unix ms. */
export function eventLine(type: string, event: Data, now: number): string {
  const time = formatClock(typeof event.time === 'string' ? event.time : new Date(now).toISOString());
  const data = isObject(event.data) ? event.data : event;
  const subject = words(data.cameraId ?? event.subject);
  const described = type === 'snapshot' ? snapshot(data) : describeEvent(type, data);
  return words(`${time} `, type.padEnd(18), subject.padEnd(12), described);
}

/** What of an event's data people want to read; nothing of a type that is not known here. */
export function describeEvent(type: string, data: Data): string {
  return describe(type)?.(data) ?? '';
}

function describe(type: string): Describe | undefined {
  const kind = [type, type.split('.')[0] ?? ''].find((each) => Object.hasOwn(DESCRIBE, each));
  return kind === undefined ? undefined : DESCRIBE[kind];
}

function settled({ silent, known }: Data): string {
  return `it is over: ${count(silent)} of ${count(known)} were silent at once`;
}

function degraded(data: unknown): string | undefined {
  const trouble = asTrouble(data);
  return trouble && troubleText(trouble);
}

function roster(data: unknown): string | undefined {
  const view = asRoster(data);
  return view && (view.names.length > 0 ? rosterText(view, [], MOST_NAMES) : 'nobody is expected');
}

function snapshot(view: Data): string {
  const services = Array.isArray(view.services) ? (view.services as unknown[]) : [];
  const found = services.filter((service) => isObject(service) && service.status === 'found').length;
  return words(
    `${found} found, ${services.length - found} lost`,
    view.stale === true ? '(discovery is away)' : '',
    part('network', degraded(view.network)),
    part('roster', roster(view.roster)),
  );
}

function part(name: string, text: string | undefined): string {
  return text === undefined ? '' : `${name}: ${text}`;
}

/** `lost will (its connection broke: power, network or process), flapping (…)`: each reason and flag with what it means. */
function by({ status, reason, flags, conflict }: Data): string {
  const known = texts(flags);
  const marks = flagTexts(known, texts(conflict)).map((text, i) => explained(text, known[i]));
  return [words(status === 'found' ? 'found by' : status, explained(reason, reason)), ...marks].join(', ');
}

function explained(text: unknown, word: unknown): string {
  const meaning = typeof word === 'string' ? explanationOf(word) : undefined;
  return words(text, meaning && `(${meaning})`);
}

function texts(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}

function size({ state, durationMs, frames, bytes }: Data): string {
  if (state === 'recording') return '';
  return `${span(durationMs)}, ${count(frames)} frames, ${amount(bytes)}`;
}

function amount(bytes: unknown): string {
  return typeof bytes === 'number' ? formatBytes(bytes) : '?';
}

function span(ms: unknown): string {
  return typeof ms === 'number' ? formatDuration(ms) : '?';
}

function count(value: unknown): string {
  return typeof value === 'number' ? String(value) : '?';
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

/** The texts among the values, with a space between them. */
function words(...values: readonly unknown[]): string {
  return values
    .filter((value) => typeof value === 'string' && value !== '')
    .join(' ')
    .trimEnd();
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}
