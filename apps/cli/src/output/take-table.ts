import type { TakeSummary } from '#contracts/http/take-views.js';
import { formatDuration } from './duration.js';
import { formatLocalTime } from './local-time.js';
import type { Column } from './table.js';
import { countsText } from './take-texts.js';

export const TAKE_COLUMNS: readonly Column[] = [
  { title: 'ID' },
  { title: 'NAME', min: 8 },
  { title: 'TAKE', align: 'right' },
  { title: 'SLATE' },
  { title: 'STATE' },
  { title: 'CAMERAS', min: 12 },
  { title: 'FILMS' },
  { title: 'STARTED', min: 16 },
  { title: 'LENGTH', align: 'right' },
  { title: 'BY', min: 6 },
];

export function takeRow(take: TakeSummary): string[] {
  const { id, name, number, slate = '', state, cameras, startAt, createdAt, by = '' } = take;
  return [
    id,
    name,
    String(number),
    slate,
    state,
    countsText(cameras),
    whereabouts(take),
    formatLocalTime(startAt ?? createdAt),
    lengthOf(take),
    by,
  ];
}

/** What was done about its films, in the words of `takes collect` and `takes clear`. */
function whereabouts({ collectedAt, clearedAt }: TakeSummary): string {
  if (clearedAt !== undefined) return 'cleared';
  return collectedAt === undefined ? '' : 'collected';
}

/** From start to end, where both were given. */
function lengthOf({ startAt, endAt }: TakeSummary): string {
  const ms = Date.parse(endAt ?? '') - Date.parse(startAt ?? '');
  return Number.isNaN(ms) ? '' : formatDuration(ms);
}
