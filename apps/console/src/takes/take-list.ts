import type { StreamEvent } from '#client/index.js';
import type { TakeSummary } from './take.js';

export interface TakePage {
  readonly items: readonly TakeSummary[];
  /** Where the next page begins; absent where there is none. */
  readonly next?: string;
}

/** The takes as far as they were read, the newest first. */
export interface Takes extends TakePage {
  readonly isKnown: boolean;
  readonly isReading: boolean;
  readonly failure?: unknown;
}

export const NO_TAKES: Takes = { items: [], isKnown: false, isReading: false };

/** Reads the list of takes page by page, and keeps what was read up to date, until it is closed. */
export class TakeList {
  private now = NO_TAKES;
  /** What the stream told while a page was read: it may be newer than the page. */
  private meanwhile: StreamEvent[] = [];
  private again = false;
  private isClosed = false;

  constructor(
    private readonly read: (cursor: string | undefined) => Promise<TakePage>,
    private readonly changed: (takes: Takes) => void,
  ) {}

  hear(event: StreamEvent): void {
    if (event.type === 'snapshot') return void this.load();
    if (this.now.isReading) this.meanwhile.push(event);
    const items = withEvent(this.now.items, event);
    if (items !== this.now.items) this.become({ ...this.now, items });
  }

  /** From the beginning. */
  async load(): Promise<void> {
    if (this.now.isReading) return void (this.again = true);
    await this.take(undefined);
    if (!this.again || this.isClosed) return;
    this.again = false;
    await this.load();
  }

  async more(): Promise<void> {
    if (!this.now.isReading && this.now.next !== undefined) await this.take(this.now.next);
  }

  close(): void {
    this.isClosed = true;
  }

  private async take(cursor: string | undefined): Promise<void> {
    const { failure: _, ...before } = this.now;
    this.become({ ...before, isReading: true });
    this.meanwhile = [];
    try {
      const { items, next } = await this.read(cursor);
      const all = cursor === undefined ? items : [...this.now.items, ...items];
      const known = this.meanwhile.reduce(withEvent, [
        ...new Map(all.map((take) => [take.id, take])).values(),
      ]);
      this.become({ items: known, isKnown: true, isReading: false, ...(next !== undefined && { next }) });
    } catch (failure) {
      this.become({ ...this.now, isReading: false, failure });
    }
  }

  private become(takes: Takes): void {
    this.now = takes;
    if (!this.isClosed) this.changed(takes);
  }
}

/** The same list where the event is about no take. */
function withEvent(items: readonly TakeSummary[], event: StreamEvent): readonly TakeSummary[] {
  if (event.type === 'take.removed') return items.filter(({ id }) => id !== event.subject);
  if (!event.type.startsWith('take.')) return items;
  const take = event.data as TakeSummary;
  const index = items.findIndex(({ id }) => id === take.id);
  if (index >= 0) return items.with(index, take);
  // One that is older than all that were read is on a page to come.
  const isOld = items.length > 0 && items.every(({ createdAt }) => createdAt > take.createdAt);
  return isOld ? items : [take, ...items];
}
