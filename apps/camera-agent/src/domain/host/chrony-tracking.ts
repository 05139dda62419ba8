import type { HostReading } from './host-reading.js';

/** Where the reference stands for nobody: never set, or chrony's own clock by its directive `local`. */
const NOBODY = ['00000000', '7F7F0101'];

/**
 * Reads what `chronyc -c tracking` prints: reference as hex and as name, stratum, time of the last update, offset, last
 * offset, its mean, frequency, residual, skew, root delay, root dispersion, interval, leap status. Undefined for anything
 * else. A positive offset is a system clock that is slow.
 */
export function chronyTracking(line: string): HostReading | undefined {
  const fields = line.trim().split(',');
  const [reference = '', server = ''] = fields;
  const [offset = NaN, delay = NaN, dispersion = NaN] = [4, 10, 11].map((place) => secondsIn(fields[place]));
  if (fields.length < 14 || ![offset, delay, dispersion].every(Number.isFinite)) return undefined;
  const synchronised = fields[13] !== 'Not synchronised' && !NOBODY.includes(reference);
  if (!synchronised) return { source: 'chrony', synchronised };
  // What RFC 5905 calls the root distance, and what is not corrected yet.
  const errorMs = 1000 * (Math.abs(offset) + Math.abs(delay) / 2 + dispersion);
  return { source: 'chrony', synchronised, server, offsetMs: 1000 * offset, errorMs };
}

function secondsIn(field: string | undefined): number {
  return field === undefined || field === '' ? NaN : Number(field);
}
