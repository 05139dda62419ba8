import type { Take } from './take.js';

/** Keeps takes over restarts. */
export interface TakeStore {
  /** The newest first; at most `limit` of those made before the one with this id, if it is given. */
  page(limit: number, before?: string): Promise<Take[]>;
  /** Undefined where there is none. */
  one(id: string): Promise<Take | undefined>;
  /** Those that are not over. */
  open(): Promise<Take[]>;
  /** The highest number among those of this name; 0 where there is none. */
  highestNumber(name: string): Promise<number>;
  /** Writes it whole. `durably`: it outlives a power cut once this resolves. Rejects where it cannot be kept. */
  save(take: Take, durably: boolean): Promise<void>;
  remove(id: string): Promise<void>;
}
