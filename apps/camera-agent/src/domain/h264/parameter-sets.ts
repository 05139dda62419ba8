import { type AccessUnit } from './access-unit.js';
import { NalType, nalType } from './nal.js';
import { sameBytes } from './same-bytes.js';

/** The parameter sets that a decoder needs before the first picture, as NAL units without start codes. */
export interface ParameterSets {
  readonly sps: Uint8Array;
  readonly pps: Uint8Array;
}

/**
 * The parameter sets of a stream after `unit`: those in the unit where it has them, else those of `current`; the same
 * object if nothing changed, undefined while one is missing. One SPS and one PPS at a time, as cameras send them.
 */
export function parameterSetsAfter(
  current: ParameterSets | undefined,
  unit: AccessUnit,
): ParameterSets | undefined {
  const newSps = lastOfType(unit, NalType.sps);
  const newPps = lastOfType(unit, NalType.pps);
  // So it is with all but one picture a second.
  if (!newSps && !newPps) return current;
  const sps = newSps ?? current?.sps;
  const pps = newPps ?? current?.pps;
  if (!sps || !pps) return undefined;
  if (current && sameParameterSets(current, { sps, pps })) return current;
  // The unit's own memory will be used for others.
  return { sps: sps.slice(), pps: pps.slice() };
}

/** True if two streams can go on in one file or one decoder without new parameter sets. */
export function sameParameterSets(a: ParameterSets, b: ParameterSets): boolean {
  return sameBytes(a.sps, b.sps) && sameBytes(a.pps, b.pps);
}

function lastOfType(unit: AccessUnit, type: number): Uint8Array | undefined {
  return unit.nals.findLast((nal) => nalType(nal) === type);
}
