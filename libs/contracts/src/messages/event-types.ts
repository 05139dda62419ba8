/** Every type of event that the event stream carries, besides the `snapshot` and the `reset` that a reader begins with. */
export const EVENT_TYPES = [
  'service.found',
  'service.lost',
  'service.changed',
  'service.forgotten',
  'camera.status',
  'camera.telemetry',
  'settings.changed',
  'recording.scheduled',
  'recording.started',
  'recording.stopped',
  'recording.saved',
  'recording.failed',
  'recording.recovered',
  'recording.kept',
  'recording.deleted',
  'search.started',
  'search.finished',
  'registry.stale',
  'registry.fresh',
  'network.degraded',
  'network.settled',
  'roster.changed',
  'group.changed',
  'group.removed',
  'take.armed',
  'take.rolling',
  'take.cut',
  'take.complete',
  'take.cancelled',
  'take.failed',
  'take.changed',
  'take.removed',
  'collection.progress',
  'collection.ended',
  'command.done',
  'command.failed',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

const MOMENTARY: readonly EventType[] = ['camera.telemetry', 'collection.progress'];

/**
 * Tells of the moment: it is sent to those alone who ask for it, and who was away does not get it afterwards, since the next
 * one says it all.
 */
export function isOfTheMoment(type: string): boolean {
  return MOMENTARY.some((each) => each === type);
}

/** The journal keeps it. A take that changes while its films begin and end is told of in its states. */
export function isKept(type: string): boolean {
  return !isOfTheMoment(type) && type !== 'take.changed';
}

export function isEventType(text: string): text is EventType {
  return EVENT_TYPES.some((type) => type === text);
}
