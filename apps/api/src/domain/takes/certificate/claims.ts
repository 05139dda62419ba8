import type { ClaimMs } from '#contracts/http/certificate-views.js';

/**
 * Times cross the wire in whole milliseconds, cut off or rounded: the truth lies within so much, and so it does for the
 * difference of two, as all are made in one way.
 */
export const ROUNDING_MS = 1;

/** How much an agent's clock may drift against the operator's: what the agents reckon with, too. */
export const DRIFT = 50e-6;

/** Operator time `at`, known to `errorMs` before it was rounded; `ms` is unix time. Undefined where nobody measured. */
export function instantOf(at: string, errorMs: number | undefined): ClaimMs | undefined {
  return errorMs === undefined ? undefined : { ms: Date.parse(at), boundMs: errorMs };
}

/** How far `late` lies behind `early`, both instants of the wire. */
export function between(early: ClaimMs, late: ClaimMs): ClaimMs {
  return { ms: late.ms - early.ms, boundMs: early.boundMs + late.boundMs + ROUNDING_MS };
}

/** How far an instant of the wire lies behind one that is what the wire says, as the start that was asked for is. */
export function against(exact: number, { ms, boundMs }: ClaimMs): ClaimMs {
  return { ms: ms - exact, boundMs: boundMs + ROUNDING_MS };
}

/** The truth may lie so far from zero. */
export function reach({ ms, boundMs }: ClaimMs): number {
  return Math.abs(ms) + boundMs;
}

/** To so many digits behind the point; the bound takes in what that costs. */
export function told({ ms, boundMs }: ClaimMs, digits = 3): ClaimMs {
  const unit = 10 ** digits;
  const shown = Math.round(ms * unit) / unit;
  return { ms: shown, boundMs: Math.ceil((boundMs + Math.abs(shown - ms)) * unit) / unit };
}

/** The claim that is bound the closest, if there is any. */
export function surest<T>(claims: readonly (T | undefined)[], boundOf: (claim: T) => number): T | undefined {
  return claims.reduce<T | undefined>((best, claim) => {
    if (claim === undefined) return best;
    return best === undefined || boundOf(claim) < boundOf(best) ? claim : best;
  }, undefined);
}
