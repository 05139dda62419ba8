import type { Patience } from './fetching.js';

/** A film at a kilobyte a second takes longer than anybody waits for it. */
export const LEAST_PROGRESS: Patience['least'] = { bytes: 64_000, waitMs: 60_000 };
