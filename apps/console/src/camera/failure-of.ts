import { withAdvice } from '../format/with-advice.js';
import type { Film } from '../recordings/film.js';
import { whyItEnded } from '../recordings/film-state.js';

const ADVICE: Readonly<Record<string, string>> = {
  'disk-full': 'Delete recordings of it, or give it a larger disk.',
  'disk-failed': 'Look at its disk, and at the log of its agent.',
  'camera-failed':
    'It is started again by itself. If it fails again, look at its cable and at the log of its agent.',
  'no-camera': 'Look at its cable.',
  'camera-busy': 'End the other program that holds it.',
};

/** Why a film failed or was interrupted, and what to do about it. */
export function failureOf(film: Film): string {
  return withAdvice({
    detail: whyItEnded(film) ?? 'no reason was given',
    advice: ADVICE[film.reason ?? ''] ?? (film.state === 'failed' ? 'Look at the log of its agent.' : ''),
  });
}
