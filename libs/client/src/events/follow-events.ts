import { delay } from '../../../contracts/src/delay.js';
import { ApiError } from '../api-error.js';
import { backOff } from '../back-off.js';
import { notTheApi, unreachable } from '../http/failures.js';
import type { Http } from '../http/http.js';
import type { Tools } from '../tools.js';
import { streamEventIn, type EventType, type StreamEvent } from './fleet-event.js';
import { StreamMessages, type StreamMessage } from './stream-messages.js';

/** The API sends a heartbeat every 15 s: one of them missed, and the connection counts as broken. */
const IDLE_MS = 20_000;

export type StreamItem =
  /** What came at once, oldest first; nothing with a heartbeat. Where it is not whole, the rest is on its way. */
  | { readonly kind: 'events'; readonly events: readonly StreamEvent[]; readonly isWhole: boolean }
  | { readonly kind: 'broken'; readonly error: ApiError; readonly retryMs: number }
  /** A connection that broke is there again. */
  | { readonly kind: 'back' };

export interface EventWish {
  /** Events of these types only. */
  readonly types?: readonly EventType[];
  /** Nothing of any other camera. */
  readonly camera?: string;
  /** How each camera fares, every ten seconds, as well. */
  readonly telemetry?: boolean;
  /** Fail where the first connection fails, rather than try again. */
  readonly once?: boolean;
  readonly signal: AbortSignal;
}

/** Where a connection that is made again goes on. */
interface Position {
  id: string;
  retryMs: number | undefined;
}

/**
 * The API's event stream, without an end: a connection that breaks is made again, with the last id, after a wait.
 * Throws an ApiError where the API refuses for good, and the signal's reason once it aborts.
 */
export async function* followEvents(
  http: Http,
  tools: Tools,
  wish: EventWish,
): AsyncGenerator<StreamItem, never> {
  const position: Position = { id: '', retryMs: undefined };
  const progress = { hasBegun: wish.once !== true, failures: 0 };
  for (;;) {
    try {
      yield* noted(connection(http, position, wish, progress.failures > 0), progress);
    } catch (error) {
      if (!progress.hasBegun || !(error instanceof ApiError && error.isPassing)) throw error;
      const retryMs = backOff(++progress.failures, position.retryMs, tools.random);
      yield { kind: 'broken', error, retryMs };
      await delay(tools.clock, retryMs, wish.signal);
    }
  }
}

async function* noted(
  items: AsyncIterable<StreamItem>,
  progress: { hasBegun: boolean; failures: number },
): AsyncGenerator<StreamItem> {
  for await (const item of items) {
    progress.hasBegun = true;
    if (item.kind === 'events') progress.failures = 0;
    yield item;
  }
}

/** One connection. It ends by throwing. */
async function* connection(
  http: Http,
  position: Position,
  { types, camera, telemetry, signal }: EventWish,
  again: boolean,
): AsyncGenerator<StreamItem, never> {
  const query = new URLSearchParams({
    ...(types && { types: types.join() }),
    ...(camera && { camera }),
    ...(telemetry && { telemetry: 'true' }),
  });
  const headers = { accept: 'text/event-stream', ...(position.id && { 'last-event-id': position.id }) };
  const path = query.size > 0 ? `/events?${query}` : '/events';
  const answer = await http.open(path, { headers, idleMs: IDLE_MS, signal });
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream'))
    throw notTheApi(http.target.base, 'it gave no event stream');
  if (again) yield { kind: 'back' };
  const parser = new StreamMessages();
  const decoder = new TextDecoder();
  for await (const piece of answer.chunks) {
    const text = decoder.decode(piece, { stream: true });
    const events = eventsIn(parser, text, http);
    if (parser.lastId !== '') position.id = parser.lastId;
    position.retryMs = parser.retryMs;
    yield { kind: 'events', events, isWhole: text.endsWith('\n\n') };
  }
  throw unreachable(http.target.base, 'it ended the event stream');
}

function eventsIn(parser: StreamMessages, text: string, { target }: Http): StreamEvent[] {
  try {
    return parser.feed(text).map((message: StreamMessage) => streamEventIn(message));
  } catch (error) {
    if (error instanceof RangeError) throw notTheApi(target.base, error.message);
    throw error;
  }
}
