import type { Take } from '#api/domain/takes/take.js';
import type { TakeStore } from '#api/domain/takes/take-store.js';

/** Keeps takes as long as it lives. */
export class StoreOfTakes implements TakeStore {
  private readonly takes = new Map<string, Take>();

  page(): Promise<Take[]> {
    return this.open();
  }

  one(id: string): Promise<Take | undefined> {
    return Promise.resolve(this.takes.get(id));
  }

  open(): Promise<Take[]> {
    return Promise.resolve([...this.takes.values()]);
  }

  highestNumber(): Promise<number> {
    return Promise.resolve(0);
  }

  save(take: Take): Promise<void> {
    this.takes.set(take.id, take);
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.takes.delete(id);
    return Promise.resolve();
  }
}
