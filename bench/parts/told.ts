import { eventually } from '#testing/eventually.js';
import type { EventReader, Received } from '../../test/e2e/support/event-reader.js';

export type ServiceEvent = 'service.found' | 'service.lost';

/** When a reader was first told this of each service, by its id; ms on this process's monotonic clock. */
export function toldAt(received: readonly Received[], type: ServiceEvent): Map<string, number> {
  const told = received.filter((each) => each.type === type).toReversed();
  return new Map(told.map(({ event, at }) => [event.subject, at]));
}

/** Waits until a reader has been told this of each of these, since the index `from`, and gives when. */
export async function toldOfAll(
  events: Pick<EventReader, 'received'>,
  type: ServiceEvent,
  ids: readonly string[],
  deadlineMs: number,
  from = 0,
): Promise<number[]> {
  let missing = ids.length;
  const all = (): number[] | undefined => {
    const told = toldAt(events.received.slice(from), type);
    const times = ids.map((id) => told.get(id)).filter((at) => at !== undefined);
    missing = ids.length - times.length;
    return missing === 0 ? times : undefined;
  };
  return eventually(`${type} of ${ids.length} services`, all, deadlineMs).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${missing} are missing`);
  });
}
