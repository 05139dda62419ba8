import { ApiError } from '#client/api-error.js';
import type { StreamEvent } from '#client/events/fleet-event.js';
import type { StreamItem } from '#client/events/follow-events.js';
import type { TakeCollectionSummary, TakeCollectionView } from '#contracts/http/collection-views.js';
import type { Client } from './client.js';
import { TakesApi } from './takes-api.js';

/** What somebody who waits may want to hear. */
export interface CollectionListener {
  changed(now: TakeCollectionSummary): void;
  note(text: string): void;
}

/** So often in a row, about a minute and a half, the API may be gone: what has come stays, and nothing goes on meanwhile. */
const MAX_BREAKS = 12;

/** Waits until a take is not being collected any more; gives how far it is then. Rejects when the API stays away. */
export async function waitForCollection(
  client: Client,
  id: string,
  listener: CollectionListener,
): Promise<TakeCollectionView> {
  const { rollcall, signal } = client;
  const types = ['collection.progress', 'collection.ended'] as const;
  let breaks = 0;
  let isDue = false;
  for await (const item of rollcall.events({ types, signal, once: true })) {
    breaks = item.kind === 'broken' ? breaks + 1 : 0;
    if (item.kind === 'broken') {
      if (breaks >= MAX_BREAKS) throw item.error;
      if (breaks === 1) listener.note(`${item.error.message}. What has come stays; trying again.`);
    }
    isDue = told(item, id, listener) || isDue;
    // Heartbeats are items too: where the answer did not come, it is asked for again.
    if (!isDue || item.kind === 'broken') continue;
    const now = await asked(client, id, listener);
    if (now && now.state !== 'collecting') return now;
    isDue = now === undefined;
  }
  throw new Error('the events have no end');
}

/** Whether it is to be asked how far it is: at its end, and with a snapshot, before which anything may have happened. */
function told(item: StreamItem, id: string, listener: CollectionListener): boolean {
  if (item.kind !== 'events') return false;
  const mine = item.events.filter((event) => isAbout(event, id));
  for (const event of mine) if (event.type === 'collection.progress') listener.changed(event.data);
  return mine.some(({ type }) => type !== 'collection.progress');
}

function isAbout(event: StreamEvent, id: string): boolean {
  if (event.type === 'snapshot') return true;
  return event.type.startsWith('collection.') && 'subject' in event && event.subject === id;
}

/** What the API cannot tell for the moment it tells later. */
async function asked(
  { rollcall }: Client,
  id: string,
  listener: CollectionListener,
): Promise<TakeCollectionView | undefined> {
  try {
    return await new TakesApi(rollcall).collection(id);
  } catch (error) {
    if (!(error instanceof ApiError && error.isPassing)) throw error;
    listener.note(`${error.message}. What has come stays; trying again.`);
    return undefined;
  }
}
