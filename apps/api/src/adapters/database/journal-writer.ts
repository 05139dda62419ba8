import { setImmediate } from 'node:timers/promises';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { Refusals } from '#runtime/refusals.js';
import type { Journal, JournalEntry } from '../../domain/journal/journal.js';
import type { FleetDatabase } from './fleet-database.js';
import { eventRow, type NewEventRow } from './event-row.js';
import { JOURNAL_LIMITS, type JournalLimits } from './journal-limits.js';
import { JournalPruner } from './journal-pruner.js';
import { SaidBefore } from './said-before.js';
import { mayPass, sqliteReason } from './sqlite-reason.js';

interface Waiting {
  readonly row: NewEventRow;
  readonly unlessSaid: readonly string[] | undefined;
}

/** How the journal fares. */
export interface JournalState {
  readonly waiting: number;
  /** Since the start, because too many waited or they could not be written. */
  readonly leftOut: number;
  /** Why the latest batch is not written; absent while all is well. */
  readonly failure?: string;
}

/**
 * Writes entries in the background, in small batches with room for other work between them. Where the disk refuses,
 * entries wait up to a bound while it is tried again; what is left out is counted, and told in the journal itself.
 */
export class JournalWriter implements Journal {
  private queue: Waiting[] = [];
  private timer: Timer | undefined;
  private writing: Promise<void> | undefined;
  private failure: string | undefined;
  private leftOut = 0;
  private untold = 0;
  private closed = false;
  private readonly pruner: JournalPruner;
  private readonly before: SaidBefore;

  constructor(
    private readonly database: FleetDatabase,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly refusals: Refusals,
    private readonly limits: JournalLimits = JOURNAL_LIMITS,
  ) {
    this.pruner = new JournalPruner(database, clock, limits);
    this.before = new SaidBefore(database);
  }

  get state(): JournalState {
    const { failure, leftOut } = this;
    return { waiting: this.queue.length, leftOut, ...(failure !== undefined && { failure }) };
  }

  record(entry: JournalEntry): void {
    if (this.closed || this.queue.length >= this.limits.queued) return this.leaveOut(1, 'too many wait');
    this.queue.push({ row: eventRow(entry), unlessSaid: entry.unlessSaid });
    this.writeIn(this.limits.gatherMs);
  }

  /** Resolves once everything recorded so far is written, or cannot be. */
  async flush(): Promise<void> {
    this.timer?.stop();
    this.timer = undefined;
    while (this.writing) await this.writing;
    this.writing = this.drain();
    await this.writing;
    this.writing = undefined;
    // It may have come while nobody looked at the queue any more.
    if (this.queue.length > 0) this.writeIn(this.limits.gatherMs);
  }

  /** Takes no more; what cannot be written now is left out. */
  async close(): Promise<void> {
    this.closed = true;
    await this.flush();
    this.timer?.stop();
    if (this.queue.length > 0) this.leaveOut(this.queue.length, this.failure ?? 'closed');
    this.queue = [];
  }

  private writeIn(ms: number): void {
    if (this.writing) return;
    this.timer ??= this.clock.after(ms, () => void this.flush());
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      if (!(await this.writeBatch())) return this.retryLater();
      await setImmediate();
    }
  }

  /** False where it is to be tried again. */
  private async writeBatch(): Promise<boolean> {
    const batch = this.queue.slice(0, this.limits.batch);
    try {
      await this.insert(await this.newsIn(batch));
      this.queue.splice(0, batch.length);
      this.failure = undefined;
      return true;
    } catch (error) {
      this.failure = sqliteReason(error);
      this.refusals.refuse('journal-not-written', { err: error });
      if (mayPass(error)) return false;
      this.queue.splice(0, batch.length);
      this.leaveOut(batch.length, this.failure);
      return true;
    }
  }

  private async newsIn(batch: readonly Waiting[]): Promise<NewEventRow[]> {
    const news: NewEventRow[] = [];
    for (const { row, unlessSaid } of batch)
      if (!unlessSaid || !(await this.before.says(row, unlessSaid))) news.push(row);
    return news;
  }

  private async insert(rows: readonly NewEventRow[]): Promise<void> {
    const told = this.untold;
    const gap = told > 0 ? [this.gap(told)] : [];
    if (rows.length + gap.length === 0) return;
    await this.database.tables
      .insertInto('event')
      .values([...gap, ...rows])
      .execute();
    this.untold -= told;
    await this.prune(rows.length + gap.length);
  }

  /** What is written is written, however this ends. */
  private async prune(written: number): Promise<void> {
    try {
      await this.pruner.follow(written);
    } catch (err) {
      this.refusals.refuse('journal-not-pruned', { err });
    }
  }

  private gap(leftOut: number): NewEventRow {
    const [time, id] = [this.clock.now(), this.random.id()];
    return eventRow({ time, id, type: 'journal.gap', subject: 'journal', data: { leftOut } });
  }

  private retryLater(): void {
    if (this.closed) return;
    this.timer = this.clock.after(this.limits.retryMs, () => void this.flush());
  }

  private leaveOut(entries: number, reason: string): void {
    this.leftOut += entries;
    this.untold += entries;
    this.refusals.refuse('journal-left-out', { entries, reason });
  }
}
