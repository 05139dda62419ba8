import type { GroupView } from '#contracts/http/views.js';

/** Keeps the groups over restarts. */
export interface GroupStore {
  all(): Promise<GroupView[]>;
  /** Rejects with `limit-reached`, or where it cannot be kept. */
  put(group: GroupView): Promise<void>;
  /** Rejects with `unknown-group`. */
  remove(name: string): Promise<void>;
}
