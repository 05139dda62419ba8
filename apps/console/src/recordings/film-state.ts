import type { Film } from './film.js';

const COLORS: Readonly<Record<Film['state'], string>> = {
  scheduled: 'var(--mantine-color-blue-5)',
  recording: 'var(--tally)',
  saving: 'var(--mantine-color-yellow-5)',
  saved: 'var(--mantine-color-teal-5)',
  recovered: 'var(--mantine-color-orange-5)',
  failed: 'var(--mantine-color-red-6)',
};

/** Of a film behind which its recording waits for the camera. */
const WAITING = {
  text: 'Interrupted – goes on when the camera is back',
  color: 'var(--mantine-color-yellow-5)',
};

/** What it is, in words and a colour; `isInterrupted`: its recording waits for its camera to go on. */
export function filmLook(
  { state }: Film,
  isInterrupted: boolean,
): { readonly text: string; readonly color: string } {
  return isInterrupted ? WAITING : { text: state, color: COLORS[state] };
}

const REASONS: Readonly<Record<string, string>> = {
  'disk-full': 'the disk is full',
  'disk-failed': 'the disk refused to write',
  'camera-failed': 'the camera failed',
  'camera-closed': 'the camera was closed',
  'no-camera': 'the camera is gone',
  'restart-needed': 'the camera had to restart',
};

/** Why it is not as it should be; undefined where it is. */
export function filmTrouble(film: Film): string | undefined {
  return film.state === 'failed' || film.state === 'recovered' ? whyItEnded(film) : undefined;
}

/** As its camera says, where it does. */
export function whyItEnded({ reason, note }: Film): string | undefined {
  const why = reason === undefined ? undefined : (REASONS[reason] ?? reason);
  return [why, note].filter((part) => part !== undefined).join(': ') || undefined;
}
