import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known, wherever its work leads, of the request that is being answered. */
export interface CurrentRequest {
  /** Named in its answer, in the logs, and in the commands that come of it. */
  readonly id: string;
  /** What its sender calls it: the same request again carries the same. */
  repeatedAs?: string;
  /** How often each command of it was sent, by its id. */
  sent?: Map<string, number>;
}

const storage = new AsyncLocalStorage<CurrentRequest>();

export function withRequest(request: CurrentRequest, run: () => void): void {
  storage.run(request, run);
}

/** Undefined for work that nobody asked for over HTTP. */
export function currentRequest(): CurrentRequest | undefined {
  return storage.getStore();
}
