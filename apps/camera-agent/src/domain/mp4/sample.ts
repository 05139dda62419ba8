import { type AccessUnit } from '../h264/access-unit.js';
import { NalType, nalType } from '../h264/nal.js';
import { type ParameterSets } from '../h264/parameter-sets.js';
import { sameBytes } from '../h264/same-bytes.js';

/**
 * The NAL units of an access unit that belong in a sample of type avc1 (ISO/IEC 14496-15 clause 5.3.2): no delimiter,
 * no filler, and no parameter sets that the sample entry has already.
 */
export function sampleNals(unit: AccessUnit, { sps, pps }: ParameterSets): Uint8Array[] {
  return unit.nals.filter((nal) => {
    const type = nalType(nal);
    if (type === NalType.delimiter || type === NalType.filler) return false;
    return !(type === NalType.sps && sameBytes(nal, sps)) && !(type === NalType.pps && sameBytes(nal, pps));
  });
}
