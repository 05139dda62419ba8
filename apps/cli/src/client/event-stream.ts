import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import { CliError } from '../cli-error.js';
import { delay } from '#runtime/delay.js';
import { notTheApi, unreachable } from './api-failure.js';
import { backOff } from './back-off.js';
import type { HttpClient } from './http-client.js';
import { StreamMessages, type StreamMessage } from './stream-messages.js';

/** The API sends a heartbeat every 15 s: three of them missed, and the connection counts as broken. */
const IDLE_MS = 45_000;

export type StreamItem =
  | { readonly kind: 'message'; readonly message: StreamMessage }
  | { readonly kind: 'broken'; readonly why: string; readonly retryMs: number }
  | { readonly kind: 'back' };

export interface StreamTools {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** Where a connection that is made again goes on. */
interface Position {
  id: string;
  retryMs: number | undefined;
}

/**
 * The API's event stream, without an end: a connection that breaks is made again, with the last id, after a wait.
 * Throws where the first connection fails, where the API refuses, and the signal's reason once it aborts.
 */
export async function* followEvents(tools: StreamTools): AsyncGenerator<StreamItem> {
  const position: Position = { id: '', retryMs: undefined };
  let failures: number | undefined;
  for (;;) {
    try {
      for await (const item of connection(tools, position, failures !== undefined)) {
        failures = item.kind === 'message' ? 0 : failures;
        yield item;
      }
    } catch (error) {
      if (failures === undefined || !(error instanceof CliError && error.kind === 'unreachable')) throw error;
      const retryMs = backOff(++failures, position.retryMs, tools.random);
      yield { kind: 'broken', why: error.message, retryMs };
      await delay(tools.clock, retryMs, tools.signal);
    }
  }
}

/** One connection: `back` once it is accepted, unless it is the first, then its messages. It ends by throwing. */
async function* connection(
  tools: StreamTools,
  position: Position,
  again: boolean,
): AsyncGenerator<StreamItem> {
  const { http, signal } = tools;
  const headers = { accept: 'text/event-stream', ...(position.id && { 'last-event-id': position.id }) };
  const answer = await http.open('/events', { headers, idleMs: IDLE_MS, signal });
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream'))
    throw notTheApi(http.target, 'it gave no event stream');
  if (again) yield { kind: 'back' };
  const parser = new StreamMessages();
  const decoder = new TextDecoder();
  for await (const piece of answer.chunks) {
    for (const message of fed(parser, decoder.decode(piece, { stream: true }), http)) {
      position.id = message.id;
      yield { kind: 'message', message };
    }
    position.retryMs = parser.retryMs;
  }
  throw unreachable(http.target, 'it ended the event stream');
}

function fed(parser: StreamMessages, text: string, { target }: HttpClient): StreamMessage[] {
  try {
    return parser.feed(text);
  } catch (error) {
    if (error instanceof RangeError) throw notTheApi(target, error.message);
    throw error;
  }
}
