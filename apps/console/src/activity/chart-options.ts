import type UPlot from 'uplot';
import { COLORS, type Figure } from './figures.js';

/** Of time, from the first sample on. */
const LEAST_SECONDS = 60;
const GREY = '#9aa3ae';
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000];
const GRID = { stroke: '#1f2429', width: 1 };
const AXIS = { stroke: GREY, grid: GRID, ticks: { show: false }, font: '11px system-ui, sans-serif' };

export function chartOptions(figure: Figure, lines: number, height: number): UPlot.Options {
  return {
    width: 300,
    height,
    legend: { show: false },
    cursor: { drag: { setScale: false } },
    scales: {
      x: { range: (_, min, max) => [Math.min(min, max - LEAST_SECONDS), max] },
      y: { range: (_, min, max) => paddedRange(min, max) },
    },
    axes: [
      { ...AXIS, space: 70 },
      {
        ...AXIS,
        size: 52,
        space: 28,
        values: (_, values) => values.map(figure.text),
        ...(figure.isWhole && { incrs: WHOLE }),
      },
    ],
    series: [
      {},
      ...Array.from({ length: lines }, (_, index) => ({
        stroke: COLORS[index] ?? GREY,
        width: 1.5,
        spanGaps: true,
        points: { show: false },
      })),
    ],
  };
}

/** A line that does not move stands in the middle, and not at the edge. */
function paddedRange(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1];
  const pad = Math.max((max - min) * 0.15, Math.abs(max) * 0.05, 0.5);
  return [min >= 0 ? Math.max(0, min - pad) : min - pad, max + pad];
}
