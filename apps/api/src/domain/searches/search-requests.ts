/** Asks discovery to start a search or to join the one that runs; the data of its answer is the search. */
export interface SearchRequests {
  search(timeoutMs: number): Promise<Record<string, unknown>>;
}
