import type { Recording } from '#contracts/messages/recording.js';

const MAX_LENGTH = 120;

/** A file name for people, such as `pi-door_2026-01-31_12-00-05Z_first-take.mp4`; letters of any script stay. */
export function filmName(label: string, { startedAt, name }: Pick<Recording, 'startedAt' | 'name'>): string {
  const stem = [label, timeIn(startedAt), name ?? ''].map(plain).filter(Boolean).join('_');
  return `${Array.from(stem).slice(0, MAX_LENGTH).join('')}.mp4`;
}

/** To the second, without the colons that some file systems refuse. Not every ISO 8601 text is a time to Date. */
function timeIn(startedAt: string): string {
  const time = new Date(startedAt);
  if (Number.isNaN(time.getTime())) return '';
  return `${time.toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-')}Z`;
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
}
