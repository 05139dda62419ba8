import { bytesText } from '../format/bytes.js';
import type { Sample } from '../state/telemetry.js';

/** What is drawn of the samples. */
export interface Figure {
  readonly name: string;
  readonly of: (sample: Sample) => number | null;
  readonly text: (value: number) => string;
  /** Nothing between whole numbers is written beside its axis. */
  readonly isWhole: boolean;
}

const GIGABYTE = 1_000_000_000;

export const FIGURES: readonly Figure[] = [
  {
    name: 'Temperature',
    of: ({ temperature }) => temperature,
    text: (value) => `${Math.round(value)} °C`,
    isWhole: true,
  },
  {
    name: 'Free disk',
    of: ({ freeBytes }) => freeBytes / GIGABYTE,
    text: (value) => bytesText(value * GIGABYTE),
    isWhole: false,
  },
  {
    name: 'Dropped frames',
    of: ({ droppedFrames }) => droppedFrames,
    text: (value) => String(Math.round(value)),
    isWhole: true,
  },
  {
    name: 'Round trip to the operator',
    of: ({ roundTripMs }) => roundTripMs,
    text: milliseconds,
    isWhole: false,
  },
  {
    name: 'Error of the clock',
    of: ({ clockErrorMs }) => clockErrorMs,
    text: milliseconds,
    isWhole: false,
  },
];

/** Told apart on a dark ground, one for each camera that is drawn. */
export const COLORS = [
  '#4dabf7',
  '#ffa94d',
  '#69db7c',
  '#f783ac',
  '#b197fc',
  '#ffe066',
  '#63e6be',
  '#ff8787',
] as const;

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
