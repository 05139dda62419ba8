import { displayWidth, fitWidth } from './display-width.js';
import { harmless } from './harmless.js';

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** May be cut down to this many columns where the terminal is too narrow; without it, never cut. */
  readonly min?: number;
}

const GAP = '  ';

/**
 * A table as lines, the titles first. Cells are made harmless. Where it is wider than `width`, the widest of the
 * columns that may be cut are cut first; a column that may not be cut is whole even if lines get too long.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width = Infinity,
): string[] {
  const cells = [columns.map((c) => c.title), ...rows].map((row) => row.map(harmless));
  const natural = columns.map((_, i) => Math.max(...cells.map((row) => displayWidth(row[i] ?? ''))));
  const widths = fitted(columns, natural, width - GAP.length * (columns.length - 1));
  return cells.map((row) =>
    columns
      .map((column, i) => padded(row[i] ?? '', widths[i] ?? 0, column))
      .join(GAP)
      .trimEnd(),
  );
}

function fitted(columns: readonly Column[], natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  const floor = columns.map((column, i) => Math.min(column.min ?? Infinity, natural[i] ?? 0));
  let excess = widths.reduce((sum, w) => sum + w, 0) - room;
  for (; excess > 0; excess--) {
    const widest = widestAbove(widths, floor);
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function widestAbove(widths: readonly number[], floor: readonly number[]): number | undefined {
  let widest: number | undefined;
  for (const [i, width] of widths.entries()) {
    if (width > (floor[i] ?? 0) && width > (widths[widest ?? -1] ?? 0)) widest = i;
  }
  return widest;
}

function padded(cell: string, width: number, column: Column): string {
  const text = fitWidth(cell, width);
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return column.align === 'right' ? space + text : text + space;
}
