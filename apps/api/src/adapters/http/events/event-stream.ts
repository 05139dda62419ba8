import type { ServerResponse } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Snapshot } from '#contracts/http/views.js';
import type { Event } from '#contracts/messages/event.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Refusals } from '#runtime/refusals.js';
import type { EventSink } from '../../../domain/events/event-sink.js';
import { frame } from './frame.js';
import { Reader } from './reader.js';
import { SnapshotJson } from './snapshot-json.js';

const HEARTBEAT_MS = 15_000;
const HEARTBEAT = Buffer.from(':\n\n');
const RETRY = 'retry: 2000\n\n';

export interface StreamLimits {
  readonly readers: number;
  /** What may wait for one reader. */
  readonly queuedBytes: number;
}

export interface StreamParts {
  /** Names this run of the API in the ids of its events. */
  readonly boot: string;
  readonly snapshot: () => Snapshot;
  readonly clock: Clock;
  readonly refusals: Refusals;
  readonly limits: StreamLimits;
}

/**
 * Sends every event to every reader, made into bytes once. A reader that does not keep up is dropped;
 * it comes back and gets a snapshot.
 */
export class EventStream implements EventSink {
  private readonly readers = new Set<Reader>();
  private readonly snapshots = new SnapshotJson();
  private heartbeat: Timer | undefined;
  private seq = 0;

  constructor(private readonly parts: StreamParts) {}

  start(): void {
    this.heartbeat = this.parts.clock.after(HEARTBEAT_MS, () => {
      this.send(HEARTBEAT);
      this.start();
    });
  }

  /** Ends every stream in good order. */
  stop(): void {
    this.heartbeat?.stop();
    for (const reader of this.readers) reader.end();
    this.readers.clear();
  }

  publish(event: Event): void {
    this.seq += 1;
    this.send(Buffer.from(frame(this.lastId, event.type, JSON.stringify(event))));
  }

  /** Makes a response a reader: the whole view first, then every event from here on. Throws `too-many`. */
  attach(response: ServerResponse): void {
    const { limits, snapshot } = this.parts;
    if (this.readers.size >= limits.readers) {
      throw new RollcallError('too-many', `${limits.readers} readers have the events open already.`);
    }
    const reader = new Reader(response, limits.queuedBytes);
    response.once('close', () => this.readers.delete(reader));
    this.readers.add(reader);
    const json = this.snapshots.of(snapshot());
    reader.begin(Buffer.from(RETRY + frame(this.lastId, 'snapshot', json)));
  }

  private get lastId(): string {
    return `${this.parts.boot}.${this.seq}`;
  }

  private send(bytes: Buffer): void {
    for (const reader of this.readers) {
      if (reader.write(bytes)) continue;
      this.readers.delete(reader);
      this.parts.refusals.refuse('slow-event-reader', { queuedBytes: this.parts.limits.queuedBytes });
    }
  }
}
