import type { Result } from '../result.js';
import { keepsLimit, summaryOf, type Series } from '../series.js';
import { formatLimit, formatValue } from './format.js';

type Cells = readonly string[];

const TITLES = ['`--only`', 'figure', 'values', 'min', 'median', 'max', 'unit', 'limit', 'kept'];
const RIGHT = new Set([2, 3, 4, 5]);

/** The results as a Markdown table whose columns also stand in line as plain text. */
export function table(results: readonly Result[]): string {
  const rows = results.flatMap(({ measure, series }) => series.map((one) => row(measure, one)));
  const widths = TITLES.map((title, i) => Math.max(3, title.length, ...rows.map((r) => r[i]?.length ?? 0)));
  const rule = widths.map((width, i) => (RIGHT.has(i) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  const line = (cells: Cells): string => `| ${cells.map((c, i) => padded(c, i, widths)).join(' | ')} |\n`;
  return [TITLES, rule, ...rows].map(line).join('');
}

function row(measure: string, series: Series): Cells {
  const { figure, values } = series;
  const { min, median, max } = summaryOf(values);
  const numbers = [min, median, max].map((value) => formatValue(value, figure.unit));
  const kept = keepsLimit(series);
  return [
    `\`${measure}\``,
    figure.what,
    String(values.length),
    ...numbers,
    figure.unit,
    formatLimit(figure.limit),
    kept === undefined ? '–' : kept ? 'yes' : 'NO',
  ];
}

function padded(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return RIGHT.has(column) ? cell.padStart(width) : cell.padEnd(width);
}
