import type { components } from '../generated/api.js';
import { parseObject } from '../http/parse-object.js';
import type { StreamMessage } from './stream-messages.js';

type Schemas = components['schemas'];
type Data = Schemas['StreamEvents'];

export type EventType = keyof Data;
export type Snapshot = Schemas['Snapshot'];

/** An event, with the data of its type. */
export type FleetEvent = {
  readonly [Type in EventType]: Omit<Schemas['Event'], 'type' | 'data'> & {
    readonly type: Type;
    readonly data: Data[Type];
  };
}[EventType];

/** What the stream says: the whole view, then every event; `reset` where events are missing, before a new view. */
export type StreamEvent =
  | FleetEvent
  | { readonly type: 'snapshot'; readonly data: Snapshot }
  | { readonly type: 'reset'; readonly data: { readonly reason: string } };

/** Throws a RangeError for what no API would send. An API that is newer may send types that are none of these. */
export function streamEventIn({ event, data }: StreamMessage): StreamEvent {
  const value = parseObject(data);
  if (!value) throw new RangeError(`an event ${event} is no object`);
  if (event === 'snapshot' || event === 'reset') return { type: event, data: value } as StreamEvent;
  if (typeof value.data !== 'object' || value.data === null)
    throw new RangeError(`an event ${event} has no data`);
  return { ...value, type: event } as StreamEvent;
}
