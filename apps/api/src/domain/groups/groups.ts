import type { GroupView } from '#contracts/http/views.js';

/** Cameras under a name. A class, so that it can be injected. */
export abstract class Groups {
  abstract all(): GroupView[];
  /** Throws `unknown-group`. */
  abstract one(name: string): GroupView;
  /** Made, or made anew. Rejects with `limit-reached`, or where it cannot be kept. */
  abstract put(group: GroupView): Promise<GroupView>;
  /** Rejects with `unknown-group`. */
  abstract remove(name: string): Promise<void>;
}
