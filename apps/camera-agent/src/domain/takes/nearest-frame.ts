import type { OperatorTime } from '../clock/operator-time.js';
import type { AccessUnit } from '../h264/access-unit.js';

/**
 * The frame of `units` that was captured nearest to `atMs` of operator time, the last of what is given: before it comes
 * what it is decoded from, from its key frame on. Of two that are as near it is the earlier. Empty where there is none.
 */
export function nearestFrame(
  units: readonly AccessUnit[],
  operatorTime: Pick<OperatorTime, 'at'>,
  atMs: number,
): readonly AccessUnit[] {
  const offMs = units.map(({ timeMs }) => Math.abs(operatorTime.at(timeMs) - atMs));
  const nearest = offMs.reduce((best, off, index) => (off < (offMs[best] ?? 0) ? index : best), 0);
  const from = units.findLastIndex(({ keyFrame }, index) => keyFrame && index <= nearest);
  return from < 0 ? [] : units.slice(from, nearest + 1);
}
