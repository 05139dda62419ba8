import { finding, type Finding } from '../finding.js';
import type { Observations } from '../observations.js';
import { counted } from '../words.js';
import { refusalInWords } from './refusal-words.js';

const MOST_LINES = 20;

/** What came for the probes, or by broadcast, and could not be read. */
export function refused({ refused: all }: Observations): Finding[] {
  const lines = all.map(
    ({ kind, address, count }) =>
      `${counted(count, 'refused message')} from ${address} (${kind}): ${refusalInWords(kind)}`,
  );
  const rest = lines.length - MOST_LINES;
  const shown = rest > 0 ? [...lines.slice(0, MOST_LINES), `and ${counted(rest, 'more sender')}`] : lines;
  return shown.map((seen) => finding('heard', 'refused', { verdict: 'note', seen }));
}
