import type { Film } from './film.js';

const COLORS: Readonly<Record<Film['state'], string>> = {
  scheduled: 'var(--mantine-color-blue-5)',
  recording: 'var(--tally)',
  saving: 'var(--mantine-color-yellow-5)',
  saved: 'var(--mantine-color-teal-5)',
  recovered: 'var(--mantine-color-orange-5)',
  failed: 'var(--mantine-color-red-6)',
};

export function filmColor({ state }: Film): string {
  return COLORS[state];
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
export function filmTrouble({ state, reason, note }: Film): string | undefined {
  if (state !== 'failed' && state !== 'recovered') return undefined;
  const why = reason === undefined ? undefined : (REASONS[reason] ?? reason);
  return [why, note].filter((part) => part !== undefined).join(': ') || undefined;
}
