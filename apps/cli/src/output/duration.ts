const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const DURATION = /^(?:\d{1,9}(?:\.\d{1,3})?(?:ms|s|m|h))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;

/** Reads `10s`, `1m30s`, `1.5h` or `500ms` as whole milliseconds; undefined for anything else, a bare number too. */
export function parseDuration(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(PART)) total += Number(amount) * (UNITS[unit ?? ''] ?? NaN);
  return Math.round(total);
}

/** `0.4s`, `10.0s`, `1m05s`, `2h03m`: what parseDuration reads, to the tenth of a second, the second, the minute. */
export function formatDuration(ms: number): string {
  // Rounded once: what was rounded to the second is not rounded to the minute again.
  const tenths = Math.round(Math.max(0, ms) / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)}s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`;
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}h${two(minutes % 60)}m`;
}

/** How long ago, coarsely: `4s`, `12m`, `3h`, `2d`. Clocks of two machines may differ: the future counts as now. */
export function formatAge(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 100) return `${seconds}s`;
  if (seconds < 6000) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
