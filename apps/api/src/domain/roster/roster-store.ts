/** Keeps the names over restarts. */
export interface RosterStore {
  /** None where nothing was kept that can be read. */
  load(): Promise<readonly string[]>;
  /** They are kept when it resolves; rejects with an error of the catalogue. */
  save(names: readonly string[]): Promise<void>;
}
