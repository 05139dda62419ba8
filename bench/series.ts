import { isWithin, type Figure, type Sample } from './figure.js';

/** All values of one figure. */
export interface Series {
  readonly figure: Figure;
  readonly values: readonly number[];
}

export interface Summary {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** A series per figure, in the order in which the figures first come. */
export function seriesOf(samples: readonly Sample[]): Series[] {
  const figures = [...new Set(samples.map(({ figure }) => figure))];
  return figures.map((figure) => ({
    figure,
    values: valuesOf(samples, figure),
  }));
}

export function valuesOf(samples: readonly Sample[], figure: Figure): number[] {
  return samples.filter((sample) => sample.figure === figure).map(({ value }) => value);
}

/** Of one value or more. */
export function summaryOf(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? NaN;
  const half = (sorted.length - 1) / 2;
  return { min: at(0), median: (at(Math.floor(half)) + at(Math.ceil(half))) / 2, max: at(sorted.length - 1) };
}

/** The least value below or at which so large a part of all lies, by the nearest rank; of one value or more. */
export function percentileOf(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

/** Whether every value keeps the limit; undefined where there is none. */
export function keepsLimit({ figure: { limit }, values }: Series): boolean | undefined {
  return limit && values.every((value) => isWithin(value, limit));
}
