import { formatBytes } from './bytes.js';
import { formatDuration } from './duration.js';
import { formatClock } from './local-time.js';

type Data = Readonly<Record<string, unknown>>;

const DESCRIBE: Readonly<Record<string, (data: Data) => string>> = {
  service: (service) => words(first(service.addresses), service.label, by(service)),
  search: (search) =>
    search.state === 'running'
      ? words('on', search.trigger, 'for', span(search.windowMs))
      : `${count(search.answered)} answered, ${count(search.found)} newly found, ${count(search.lost)} lost`,
  camera: (camera) => words(camera.status, isObject(camera.error) ? camera.error.detail : undefined),
  recording: (recording) => words(recording.id, recording.name, size(recording), recording.note),
};

/** An event for people: `17:05:09  service.found       cam-1  …`. Whatever it lacks is left out. `now`: unix ms. */
export function eventLine(type: string, event: Data, now: number): string {
  const time = formatClock(typeof event.time === 'string' ? event.time : new Date(now).toISOString());
  const data = isObject(event.data) ? event.data : event;
  const subject = words(data.cameraId ?? event.subject);
  const described = type === 'snapshot' ? snapshot(data) : DESCRIBE[type.split('.')[0] ?? '']?.(data);
  return words(`${time} `, type.padEnd(18), subject.padEnd(12), described);
}

function snapshot(view: Data): string {
  const services = Array.isArray(view.services) ? (view.services as unknown[]) : [];
  const found = services.filter((service) => isObject(service) && service.status === 'found').length;
  return words(
    `${found} found, ${services.length - found} lost`,
    view.stale === true ? '(discovery is away)' : '',
  );
}

function by({ status, reason, flags }: Data): string {
  const marks = Array.isArray(flags) && flags.length > 0 ? `(${flags.join(', ')})` : '';
  return words(status === 'found' ? 'found by' : status, reason, marks);
}

function size({ state, durationMs, frames, bytes }: Data): string {
  if (state === 'recording') return '';
  return `${span(durationMs)}, ${count(frames)} frames, ${typeof bytes === 'number' ? formatBytes(bytes) : '?'}`;
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
