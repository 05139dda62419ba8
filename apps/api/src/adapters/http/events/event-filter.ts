import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { EventQuery } from '#contracts/http/event-query.js';
import type { Snapshot } from '#contracts/http/views.js';
import { EVENT_TYPES, isEventType, isOfTheMoment, type EventType } from '#contracts/messages/event-types.js';
import type { SentEvent } from './sent-event.js';

/**
 * What a reader wants to hear of: events of some types, and none that are about another camera than the one it names.
 * What is about no one camera, such as that discovery is away, tells how good the view is and comes all the same.
 */
export class EventFilter {
  static readonly ALL = new EventFilter([], undefined, false);

  /** Filters with the same key let the same through. */
  readonly key: string;

  private constructor(
    private readonly types: readonly EventType[],
    private readonly camera: string | undefined,
    /** What tells of the moment is wanted, too. */
    private readonly hasTelemetry: boolean,
  ) {
    this.key = `${[...types].sort().join()} ${camera ?? ''} ${hasTelemetry}`;
  }

  /** Throws `invalid-request` with the types that there are. */
  static of({ types, camera, telemetry }: EventQuery): EventFilter {
    if (types === undefined && camera === undefined && telemetry === undefined) return EventFilter.ALL;
    return new EventFilter(typesIn(types), camera, telemetry === 'true');
  }

  passes({ type, camera }: SentEvent): boolean {
    if (!this.wants(type)) return false;
    return this.camera === undefined || camera === undefined || camera === this.camera;
  }

  /** Events of this type, of some camera at least. */
  wants(type: string): boolean {
    if (isOfTheMoment(type) && this.hasTelemetry) return true;
    return this.types.length > 0 ? this.types.some((each) => each === type) : !isOfTheMoment(type);
  }

  view(snapshot: Snapshot): Snapshot {
    const { camera } = this;
    if (camera === undefined) return snapshot;
    const wanted = ({ id }: { readonly id: string }): boolean => id === camera;
    const { services, cameras } = snapshot;
    return { ...snapshot, services: services.filter(wanted), cameras: cameras.filter(wanted) };
  }
}

function typesIn(list: string | undefined): EventType[] {
  if (list === undefined) return [];
  const given = list.split(',');
  const types = given.filter(isEventType);
  if (types.length === given.length) return [...new Set(types)];
  throw new RollcallError('invalid-request', 'The filter of the events is not what is expected here.', {
    fields: [`types is a list of ${EVENT_TYPES.join(', ')}, separated by commas`],
  });
}
