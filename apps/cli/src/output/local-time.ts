/** `2026-01-31 17:05:09` in the time zone of whoever looks; the text itself where it is no time. */
export function formatLocalTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${formatClock(iso)}`;
}

/** `17:05:09`. */
export function formatClock(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}

/** `17:05:09.120`. */
export function formatInstant(iso: string): string {
  const ms = new Date(iso).getMilliseconds();
  return Number.isNaN(ms) ? iso : `${formatClock(iso)}.${String(ms).padStart(3, '0')}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
