import type { ParentLink } from '../context.js';

/** The channel to the process that started this one, where it opened one. */
export function parentLink(): ParentLink | undefined {
  if (process.send === undefined) return undefined;
  return {
    ready: (facts) => {
      // A parent that is gone cannot be told; its end arrives as `disconnect`.
      if (process.connected) process.send?.({ ready: facts }, undefined, undefined, () => undefined);
    },
  };
}
