import type { Search } from '#contracts/messages/search.js';
import type { Change } from './effects.js';
import type { PlannedSearch } from './search-plan.js';

/** A search as it is told: what was planned, and what came of it so far. */
export class RunningSearch {
  private found = 0;
  private lost = 0;

  constructor(
    private readonly planned: PlannedSearch,
    /** Unix ms. */
    private readonly startedAt: number,
  ) {}

  get foundNobody(): boolean {
    return this.found === 0;
  }

  count(change: Change): void {
    if (change === 'found') this.found += 1;
    if (change === 'lost') this.lost += 1;
  }

  /** `finishedAt` in unix ms once it has ended. */
  toSearch(answered: number, finishedAt?: number): Search {
    const { id, trigger, windowMs } = this.planned;
    return {
      id,
      state: finishedAt === undefined ? 'running' : 'finished',
      trigger,
      startedAt: new Date(this.startedAt).toISOString(),
      windowMs,
      ...(finishedAt !== undefined && { finishedAt: new Date(finishedAt).toISOString() }),
      answered,
      found: this.found,
      lost: this.lost,
    };
  }
}
