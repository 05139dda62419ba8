import type { HostClock } from '#contracts/messages/clock-state.js';

/** What the time service of this host says, without a comparison. */
export type HostReading = Omit<HostClock, 'disagreesMs'>;
