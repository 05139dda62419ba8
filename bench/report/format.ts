import type { Limit, Unit } from '../figure.js';

/** A value as the table shows it; where it is a median of counts, it may have a half. */
export function formatValue(value: number, unit: Unit): string {
  if (unit === 's') return value.toFixed(3);
  if (unit === 'MB' || unit === 'Mb/s') return value.toFixed(1);
  if (unit === 'ms') return value.toFixed(Math.abs(value) < 100 ? 1 : 0);
  if (unit === '%' || unit === '×') return value.toFixed(2);
  return String(value);
}

/** `≤ 3000`, `≥ 94`, `500`, `299 – 301`, or a dash. */
export function formatLimit(limit: Limit | undefined): string {
  if (!limit) return '–';
  const { least, most } = limit;
  if (least === undefined) return `≤ ${most}`;
  if (most === undefined) return `≥ ${least}`;
  return least === most ? String(least) : `${least} – ${most}`;
}
