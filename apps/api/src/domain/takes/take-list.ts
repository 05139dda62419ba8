import type { Collection } from '#contracts/http/views.js';
import type { TakeSummary, TakeView } from '#contracts/http/take-views.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Change } from '../fleet/change.js';
import { isOver, summaryOf, viewOf } from './take.js';
import type { TakeBook } from './take-book.js';
import type { TakeStore } from './take-store.js';

/** The takes as they are shown. */
export class TakeList {
  constructor(
    private readonly book: TakeBook,
    private readonly store: TakeStore,
    private readonly announce: (change: Change) => void,
  ) {}

  /** The newest first; `before` is the `next` of the page before. */
  async page(limit: number, before?: string): Promise<Collection<TakeSummary>> {
    const kept = await this.store.page(limit + 1, before);
    const open = new Map(this.book.open.map((take) => [take.id, take]));
    const items = kept.slice(0, limit).map((take) => summaryOf(open.get(take.id) ?? take));
    const next = kept.length > limit ? items.at(-1)?.id : undefined;
    return { items, ...(next !== undefined && { next }) };
  }

  /** Rejects with `unknown-take`. */
  async one(id: string): Promise<TakeView> {
    return viewOf(await this.book.one(id));
  }

  /** Its films stay. Rejects with `take-over` while it goes on. */
  async remove(id: string): Promise<void> {
    const take = await this.book.one(id);
    if (!isOver(take) && take.state !== 'cut')
      throw new RollcallError('take-over', `The take is ${take.state}: cut or cancel it first.`);
    await this.store.remove(id);
    this.book.forget(id);
    this.announce({ type: 'take.removed', subject: id, data: { id } });
  }
}
