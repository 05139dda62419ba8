import type { Schemas } from '#client/index.js';

/** A figure with the bound within which it is true, which is never rounded down. */
export function claimText({ ms, boundMs }: Schemas['ClaimMs']): string {
  return `${ms.toFixed(1)} ± ${(Math.ceil(boundMs * 10) / 10).toFixed(1)} ms`;
}
