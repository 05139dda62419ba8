import type { ClockFault } from './false-clock.js';

/** What `parseClockFault` takes, for people. */
export const CLOCK_FAULT_WORDS =
  'how far the wall clock is off, how fast all clocks run, or both, such as +365d,100ppm or -2h,-80ppm: ' +
  'a sign, a number and ms, s, min, h, d or y, up to 50y; and up to 1000ppm';

const UNITS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000, y: 365 * 86_400_000 } as const;
const FARTHEST_MS = 50 * UNITS.y;
const MOST_PPM = 1000;

/** Reads `offset`, `rate` or `offset,rate`; undefined for anything else. */
export function parseClockFault(text: string): ClockFault | undefined {
  const words = text.split(',').map((word) => word.trim());
  const [first = ''] = words;
  const isRate = first.endsWith('ppm');
  const offsetMs = isRate ? 0 : parseOffset(first);
  const rateWord = isRate ? first : (words[1] ?? '0ppm');
  const ppm = parseRate(rateWord);
  if (words.length > (isRate ? 1 : 2) || offsetMs === undefined || ppm === undefined) return undefined;
  return { offsetMs, ppm };
}

function parseOffset(word: string): number | undefined {
  const [, sign, number = '', unit = ''] = /^([+-])(\d{1,9}(?:\.\d{1,3})?)(ms|s|min|h|d|y)$/.exec(word) ?? [];
  if (number === '') return undefined;
  const ms = Number(number) * UNITS[unit as keyof typeof UNITS];
  if (ms > FARTHEST_MS) return undefined;
  return sign === '-' ? -ms : ms;
}

function parseRate(word: string): number | undefined {
  const [, number] = /^([+-]?\d{1,4}(?:\.\d{1,3})?)ppm$/.exec(word) ?? [];
  const ppm = Number(number ?? NaN);
  return Math.abs(ppm) <= MOST_PPM ? ppm : undefined;
}
