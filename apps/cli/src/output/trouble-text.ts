import type { NetworkTrouble } from '#contracts/messages/registry.js';
import { formatClock } from './local-time.js';

/** `40 of 41 silent at once, lost at 17:05:09 unless they return`. */
export function troubleText({ silent, known, until }: NetworkTrouble): string {
  return `${silent} of ${known} silent at once, lost at ${formatClock(until)} unless they return`;
}
