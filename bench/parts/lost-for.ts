import type { LostReason } from '#contracts/messages/registry.js';
import type { EventReader } from '../../test/e2e/support/event-reader.js';

const DEADLINE_MS = 20_000;

/** When the reader was told that a service is lost, ms on this process's monotonic clock; rejects another reason. */
export async function lostFor(reason: LostReason, events: EventReader, id: string): Promise<number> {
  const { at, event } = await events.next('service.lost', ({ subject }) => subject === id, DEADLINE_MS);
  if (event.data.reason !== reason) throw new Error(`lost for ${String(event.data.reason)}, not ${reason}`);
  return at;
}
