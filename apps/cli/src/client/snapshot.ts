import type { Snapshot } from '#contracts/http/views.js';
import { notTheApi } from '#client/http/failures.js';
import type { Rollcall } from '#client/rollcall.js';

/** The whole view at one moment: the first event of the stream is the one call that gives it. */
export async function readSnapshot(rollcall: Rollcall, signal: AbortSignal): Promise<Snapshot> {
  for await (const item of rollcall.events({ signal, once: true })) {
    if (item.kind !== 'events') break;
    const [first] = item.events;
    if (!first) continue;
    if (first.type === 'snapshot' && Array.isArray(first.data.services)) return first.data;
    break;
  }
  throw notTheApi(rollcall.http.target.base, 'its event stream did not begin with a snapshot');
}
