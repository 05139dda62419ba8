import type { TakeState, TakeView } from '#contracts/http/take-views.js';
import { ApiError } from '#client/api-error.js';
import type { StreamItem } from '#client/events/follow-events.js';
import type { Client } from './client.js';
import { TakesApi } from './takes-api.js';

const OVER: readonly TakeState[] = ['complete', 'cancelled', 'failed'];

/** What somebody who waits may want to hear. */
export interface TakeListener {
  changed(take: TakeView): void;
  note(text: string): void;
}

class TimeIsUp extends Error {}

export function isOver({ state }: Pick<TakeView, 'state'>): boolean {
  return OVER.includes(state);
}

/** Waits until a take is over, at most `ms` where that is given; gives it as it is then. */
export async function waitForTake(
  client: Client,
  take: TakeView,
  ms: number | undefined,
  listener: TakeListener,
): Promise<TakeView> {
  const deadline = new AbortController();
  const timer = ms === undefined ? undefined : client.clock.after(ms, () => deadline.abort(new TimeIsUp()));
  try {
    return await followed(client, take, AbortSignal.any([client.signal, deadline.signal]), listener);
  } catch (error) {
    if (!(error instanceof TimeIsUp)) throw error;
    return await new TakesApi(client.rollcall).one(take.id);
  } finally {
    timer?.stop();
  }
}

async function followed(
  client: Client,
  take: TakeView,
  signal: AbortSignal,
  listener: TakeListener,
): Promise<TakeView> {
  let now = take;
  if (isOver(now)) return now;
  for await (const item of client.rollcall.events({ signal, once: true })) {
    if (item.kind === 'broken') listener.note(`${item.error.message}. The take goes on; trying again.`);
    if (!isAbout(item, take.id)) continue;
    now = (await asked(client, take.id, listener)) ?? now;
    listener.changed(now);
    if (isOver(now)) break;
  }
  return now;
}

/** What the API cannot tell for the moment it tells later. */
async function asked(
  { rollcall }: Client,
  id: string,
  listener: TakeListener,
): Promise<TakeView | undefined> {
  try {
    return await new TakesApi(rollcall).one(id);
  } catch (error) {
    if (!(error instanceof ApiError && error.isPassing)) throw error;
    listener.note(`${error.message}. The take goes on; trying again.`);
    return undefined;
  }
}

/** A snapshot comes first, and after a gap in which anything may have happened. */
function isAbout(item: StreamItem, id: string): boolean {
  if (item.kind !== 'events') return false;
  return item.events.some((event) => {
    if (event.type === 'snapshot') return true;
    return event.type.startsWith('take.') && 'subject' in event && event.subject === id;
  });
}
