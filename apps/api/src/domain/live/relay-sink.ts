import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { LiveSink } from '#live/domain/live-sink.js';

/** One who watches a camera through the API. */
export interface RelaySink extends LiveSink {
  /** The picture stands still, and is asked for again by itself for as long as somebody watches. May leave. */
  trouble(error: RollcallError): void;
}
