import type { ServerResponse } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Snapshot } from '#contracts/http/views.js';
import { isOfTheMoment } from '#contracts/messages/event-types.js';
import type { Event } from '#contracts/messages/event.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Refusals } from '#runtime/refusals.js';
import type { EventSink } from '../../../domain/events/event-sink.js';
import { Batch, joinedBytes } from './batch.js';
import { EventFilter } from './event-filter.js';
import { frame } from './frame.js';
import { eventId, seqOf } from './last-event-id.js';
import { PendingEvents } from './pending-events.js';
import { Reader } from './reader.js';
import { RecentEvents } from './recent-events.js';
import { sentEvent, type SentEvent } from './sent-event.js';
import { SnapshotJson } from './snapshot-json.js';

const HEARTBEAT_MS = 15_000;
const RETRY = 'retry: 2000\n\n';
/** For what was said last to reach readers, before they are cut off. */
const DRAIN_MS = 2000;

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

/** What a reader asks for. */
export interface Wish {
  /** Of the event that it heard last. */
  readonly lastEventId?: string | undefined;
  readonly filter?: EventFilter;
}

/**
 * Sends every event to every reader, made into bytes once. A reader that does not keep up is dropped; one that comes
 * back goes on where it was, or is told to begin anew.
 */
export class EventStream implements EventSink {
  private readonly readers = new Set<Reader>();
  private readonly snapshots = new SnapshotJson();
  private readonly recent: RecentEvents;
  private readonly pending: PendingEvents;
  private heartbeat: Timer | undefined;
  private seq = 0;
  private bytes = 0;
  private stopping = false;

  constructor(private readonly parts: StreamParts) {
    const { clock } = parts;
    this.recent = new RecentEvents(clock);
    this.pending = new PendingEvents(
      clock,
      () => this.readers.size,
      (events) => this.send(events),
    );
  }

  get size(): number {
    return this.readers.size;
  }

  /** To all readers, since the start. */
  get sentBytes(): number {
    return this.bytes;
  }

  start(): void {
    this.heartbeat = this.parts.clock.after(HEARTBEAT_MS, () => {
      this.beat();
      this.start();
    });
  }

  /** Ends every stream in good order: resolves once each reader has what was said, or has had its time for it. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.heartbeat?.stop();
    this.pending.stop();
    const ends = [...this.readers].map((reader) => reader.end());
    this.readers.clear();
    if (ends.length === 0) return;
    let deadline: Timer | undefined;
    const late = new Promise<void>((resolve) => (deadline = this.parts.clock.after(DRAIN_MS, resolve)));
    await Promise.race([Promise.all(ends), late]);
    deadline?.stop();
  }

  publish(event: Event): void {
    if (isOfTheMoment(event.type)) return this.publishToWhoAsks(event);
    this.seq += 1;
    const sent = sentEvent(this.parts.boot, this.seq, event);
    this.recent.add(sent);
    if (this.readers.size > 0) this.pending.add(sent);
  }

  private publishToWhoAsks(event: Event): void {
    for (const { filter } of this.readers)
      if (filter.wants(event.type)) return this.pending.add(sentEvent(this.parts.boot, this.seq, event));
  }

  /**
   * Makes a response a reader: what it missed or else the whole view first, then every event from here on.
   * Throws `too-many` and `shutting-down`.
   */
  attach(response: ServerResponse, { lastEventId, filter = EventFilter.ALL }: Wish = {}): void {
    const { limits } = this.parts;
    if (this.stopping) throw new RollcallError('shutting-down', 'The API is ending.');
    if (this.readers.size >= limits.readers) {
      throw new RollcallError('too-many', `${limits.readers} readers have the events open already.`);
    }
    // What it begins with holds all that was said; what still waits for the others must not reach it a second time.
    this.pending.flush();
    const reader = new Reader(response, limits.queuedBytes, filter);
    response.once('close', () => this.readers.delete(reader));
    this.readers.add(reader);
    reader.begin(Buffer.concat([Buffer.from(RETRY), this.beginning(lastEventId, filter)]));
  }

  private beginning(lastEventId: string | undefined, filter: EventFilter): Buffer {
    if (lastEventId === undefined) return this.wholeView(filter);
    const seq = seqOf(lastEventId, this.parts.boot);
    const missed = seq === undefined ? undefined : this.recent.after(seq);
    if (missed) return joinedBytes(missed, filter);
    const reason = seq === undefined ? 'unknown-id' : 'too-old';
    const reset = frame(this.lastId, 'reset', JSON.stringify({ reason }));
    return Buffer.concat([Buffer.from(reset), this.wholeView(filter)]);
  }

  private wholeView(filter: EventFilter): Buffer {
    const json = this.snapshots.of(filter.view(this.parts.snapshot()));
    return Buffer.from(frame(this.lastId, 'snapshot', json));
  }

  private get lastId(): string {
    return eventId(this.parts.boot, this.seq);
  }

  /** With the id, so that a reader whose filter lets little through does not come back with one that is long gone. */
  private beat(): void {
    this.pending.flush();
    const bytes = Buffer.from(`:\nid: ${this.lastId}\n\n`);
    for (const reader of this.readers) this.write(reader, bytes);
  }

  private send(events: readonly SentEvent[]): void {
    const batch = new Batch(events);
    for (const reader of this.readers) this.write(reader, batch.for(reader.filter));
  }

  private write(reader: Reader, bytes: Buffer): void {
    this.bytes += bytes.length;
    if (bytes.length === 0 || reader.write(bytes)) return;
    this.readers.delete(reader);
    this.parts.refusals.refuse('slow-event-reader', { queuedBytes: this.parts.limits.queuedBytes });
  }
}
