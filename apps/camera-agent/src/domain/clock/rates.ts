/**
 * The operator's clock and this host's never run apart faster than this: 50 ppm for the crystal of either, and as much
 * for a time service that slews one of them gently.
 */
export const MAX_DRIFT = 150e-6;
/** How fast the operator's clock may run away from this host's, ms per ms: from `slow`, perhaps negative, to `fast`. */
export interface Rates {
  readonly slow: number;
  readonly fast: number;
}

export const ANY_RATES: Rates = { slow: -MAX_DRIFT, fast: MAX_DRIFT };
