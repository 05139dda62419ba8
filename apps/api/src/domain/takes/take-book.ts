import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Snapshot } from '#contracts/http/views.js';
import type { Change, TakeChange } from '../fleet/change.js';
import { isOver, summaryOf, type Take } from './take.js';
import { interrupted } from './take-course.js';
import type { TakeStore } from './take-store.js';

/** What changes while films begin and end is told and written so often at most. */
const PAUSE_MS = 250;

export interface BookParts {
  readonly store: TakeStore;
  readonly announce: (change: Change) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The takes that are not over, as they are now, and all others as they are kept. */
export class TakeBook {
  private readonly takes = new Map<string, Take>();
  /** Changed since it was last told and written. */
  private readonly changed = new Set<string>();
  private timer: Timer | undefined;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: BookParts) {}

  /** A take that was being armed when the program ended may be armed anew, or cancelled: nobody waits for its cameras. */
  async load(): Promise<void> {
    for (const take of await this.parts.store.open()) this.takes.set(take.id, interrupted(take));
  }

  get open(): Take[] {
    return [...this.takes.values()];
  }

  inSnapshot(): Pick<Snapshot, 'takes'> {
    return this.takes.size > 0 ? { takes: this.open.map(summaryOf) } : {};
  }

  /** Undefined where there is none. */
  async find(id: string): Promise<Take | undefined> {
    return this.takes.get(id) ?? this.parts.store.one(id);
  }

  /** Rejects with `unknown-take`. */
  async one(id: string): Promise<Take> {
    const take = await this.find(id);
    if (take) return take;
    throw new RollcallError('unknown-take', 'There is no take with this id.');
  }

  /** Kept over a power cut when it resolves. Rejects where it cannot be. */
  async add(take: Take): Promise<void> {
    this.takes.set(take.id, take);
    await this.write(take, true);
  }

  /** Takes a step of its course. A new state is told at once, what else changes soon. Gives it as it is then. */
  step(id: string, change: (take: Take) => Take): Take | undefined {
    const before = this.takes.get(id);
    if (!before) return undefined;
    const after = change(before);
    if (after === before) return before;
    this.takes.set(id, after);
    this.changed.add(id);
    if (after.state === before.state)
      this.timer ??= this.parts.clock.after(PAUSE_MS, () => this.tellChanged());
    else this.tellNow(after, before);
    return after;
  }

  /** Takes a step that is kept over a power cut before anything is done about it. Rejects where it cannot be. */
  async decide(id: string, change: (take: Take) => Take): Promise<Take> {
    const before = await this.one(id);
    const wasOpen = this.takes.has(id);
    await this.write(change(before), true);
    if (wasOpen && !this.takes.has(id)) return this.writing.then(() => this.decide(id, change));
    // What was heard while that was being written counts, too.
    const now = this.takes.get(id) ?? before;
    const after = change(now);
    this.takes.set(id, after);
    this.tell(after, now);
    if (now !== before) this.writeSoon(after);
    if (isOver(after)) this.takes.delete(id);
    return after;
  }

  forget(id: string): void {
    this.takes.delete(id);
    this.changed.delete(id);
  }

  /** Resolves when everything is written. */
  async close(): Promise<void> {
    this.timer?.stop();
    this.timer = undefined;
    this.tellChanged();
    await this.writing;
  }

  private tellNow(take: Take, before: Take): void {
    this.tell(take, before);
    this.writeSoon(take);
    if (isOver(take)) this.takes.delete(take.id);
  }

  /** A state is told by its own name where it is a new one. */
  private tell(take: Take, before: Take): void {
    this.changed.delete(take.id);
    const isNews = take.state !== before.state && take.state !== 'arming';
    const type = isNews ? (`take.${take.state}` as TakeChange) : 'take.changed';
    this.parts.announce({ type, subject: take.id, data: summaryOf(take) });
  }

  private tellChanged(): void {
    this.timer = undefined;
    for (const id of this.changed) {
      const take = this.takes.get(id);
      if (!take) continue;
      this.tell(take, take);
      this.writeSoon(take);
    }
    this.changed.clear();
  }

  /** What cannot be written now is written with the next change; what the cameras say brings it up to date. */
  private writeSoon(take: Take): void {
    this.write(take, false).catch((error: unknown) => {
      this.parts.logger.error({ err: error, take: take.id }, 'A take cannot be written down');
    });
  }

  /** One after the other: what is written last is what was last. */
  private write(take: Take, durably: boolean): Promise<void> {
    const written = this.writing.then(() => this.parts.store.save(take, durably));
    this.writing = written.catch(() => undefined);
    return written;
  }
}
