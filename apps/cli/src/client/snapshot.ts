import type { Snapshot } from '#contracts/http/views.js';
import { notTheApi } from './api-failure.js';
import { followEvents, type StreamTools } from './event-stream.js';
import { parseObject } from './parse-object.js';
import { asRoster, asTrouble } from './read-views.js';
import type { StreamMessage } from './stream-messages.js';

/** The whole view at one moment: the first message of the event stream is the one call that gives it. */
export async function readSnapshot(tools: StreamTools): Promise<Snapshot> {
  for await (const item of followEvents(tools)) {
    const snapshot = item.kind === 'message' ? asSnapshot(item.message) : undefined;
    if (snapshot) return snapshot;
    break;
  }
  throw notTheApi(tools.http.target, 'its event stream did not begin with a snapshot');
}

/** The message as a snapshot; undefined for any other. */
export function asSnapshot({ event, data }: StreamMessage): Snapshot | undefined {
  if (event !== 'snapshot') return undefined;
  const view = (parseObject(data) ?? {}) as Partial<Snapshot>;
  const { services, cameras, stale } = view;
  if (!Array.isArray(services) || !Array.isArray(cameras)) return undefined;
  const [network, roster] = [asTrouble(view.network), asRoster(view.roster)];
  return {
    services,
    cameras,
    stale: stale === true,
    ...(network && { network }),
    ...(roster && { roster }),
  };
}
