import type { EventSourceMessage } from 'eventsource-parser';
import type { Change } from '#api/domain/fleet/change.js';
import type { Snapshot } from '#contracts/http/views.js';
import { eventually } from '#testing/eventually.js';
import { applied } from './client-view.js';
import { StreamReader } from './stream-reader.js';

const EMPTY: Snapshot = { services: [], cameras: [], stale: true };

/** How a reader comes back: with the id it heard last, an earlier one, one of nobody, or none. */
export type Return = 'last' | 'earlier' | 'unknown' | 'none';

/** A client that leaves and comes back, and keeps its view of the fleet all the while. */
export class RestlessReader {
  private readonly heard: EventSourceMessage[] = [];
  private reader: StreamReader | undefined;
  private from: string | undefined;
  private outOfTurn = 0;

  constructor(private readonly url: string) {}

  /** Leaves, where it is there, in the middle of whatever is on its way. */
  async comeBack(how: Return): Promise<void> {
    this.leave();
    const id = (this.from = this.idFor(how));
    this.reader = await StreamReader.open(this.url, id === undefined ? {} : { 'last-event-id': id });
  }

  leave(): void {
    if (!this.reader) return;
    this.reader.close();
    this.heard.push(...this.reader.events);
    this.outOfTurn += outOfTurn(this.from, this.reader.events);
    this.reader = undefined;
  }

  async hasHeard(id: string): Promise<void> {
    await eventually(`the event ${id}`, () => this.all.at(-1)?.id === id || undefined);
  }

  get view(): Snapshot {
    return this.all.reduce(follow, EMPTY);
  }

  get resets(): number {
    return this.all.filter(({ event }) => event === 'reset').length;
  }

  /** Events that did not follow the one before them on their connection: something was left out, or came twice. */
  get misplaced(): number {
    return this.outOfTurn + outOfTurn(this.from, this.reader?.events ?? []);
  }

  private get all(): EventSourceMessage[] {
    return [...this.heard, ...(this.reader?.events ?? [])];
  }

  private idFor(how: Return): string | undefined {
    const ids = this.heard.flatMap(({ id }) => id ?? []);
    if (how === 'unknown') return 'somebody.1';
    if (how === 'last') return ids.at(-1);
    return how === 'earlier' ? ids[ids.length >> 1] : undefined;
  }
}

function follow(view: Snapshot, { event, data }: EventSourceMessage): Snapshot {
  const parsed: unknown = JSON.parse(data);
  if (event === 'snapshot') return parsed as Snapshot;
  return event === 'reset' ? view : applied(view, [parsed as Change]);
}

function outOfTurn(from: string | undefined, events: readonly EventSourceMessage[]): number {
  let last = seqOf(from);
  let count = 0;
  for (const { id, event } of events) {
    const anew = event === 'snapshot' || event === 'reset';
    if (!anew && seqOf(id) !== last + 1) count += 1;
    last = seqOf(id);
  }
  return count;
}

function seqOf(id: string | undefined): number {
  return Number(id?.split('.')[1]);
}
