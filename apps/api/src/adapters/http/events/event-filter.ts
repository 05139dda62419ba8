import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Snapshot } from '#contracts/http/views.js';
import { isId } from '#contracts/ids.js';
import { EVENT_TYPES, isEventType, type EventType } from '#contracts/messages/event-types.js';
import type { SentEvent } from './sent-event.js';

/**
 * What a reader wants to hear of: events of some types, and none that are about another camera than the one it names.
 * What is about no one camera, such as that discovery is away, tells how good the view is and comes all the same.
 */
export class EventFilter {
  static readonly ALL = new EventFilter([], undefined);

  /** Filters with the same key let the same through. */
  readonly key: string;

  private constructor(
    private readonly types: readonly EventType[],
    private readonly camera: string | undefined,
  ) {
    this.key = `${[...types].sort().join()} ${camera ?? ''}`;
  }

  /** Reads `?types=` (separated by commas) and `?camera=`. Throws `invalid-request` with what is allowed. */
  static of({ types, camera }: { readonly types?: unknown; readonly camera?: unknown }): EventFilter {
    if (types === undefined && camera === undefined) return EventFilter.ALL;
    return new EventFilter(typesIn(types), cameraIn(camera));
  }

  get letsAllThrough(): boolean {
    return this.types.length === 0 && this.camera === undefined;
  }

  passes({ type, camera }: SentEvent): boolean {
    if (this.types.length > 0 && !this.types.some((each) => each === type)) return false;
    return this.camera === undefined || camera === undefined || camera === this.camera;
  }

  view(snapshot: Snapshot): Snapshot {
    const { camera } = this;
    if (camera === undefined) return snapshot;
    const wanted = ({ id }: { readonly id: string }): boolean => id === camera;
    const { services, cameras } = snapshot;
    return { ...snapshot, services: services.filter(wanted), cameras: cameras.filter(wanted) };
  }
}

function typesIn(value: unknown): EventType[] {
  if (value === undefined) return [];
  const given = typeof value === 'string' ? value.split(',') : [];
  const types = given.filter(isEventType);
  if (types.length > 0 && types.length === given.length) return [...new Set(types)];
  throw refused(`types is a list of ${EVENT_TYPES.join(', ')}, separated by commas`);
}

function cameraIn(value: unknown): string | undefined {
  if (value === undefined || isId(value)) return value;
  throw refused('camera is the id of one camera');
}

function refused(reason: string): RollcallError {
  return new RollcallError('invalid-request', 'The filter of the events is not what is expected here.', {
    fields: [reason],
  });
}
