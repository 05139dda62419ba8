import { parseSps } from '../h264/sps.js';
import { box, concat, u16 } from '#live/domain/box.js';

/** Profiles whose record has chroma format and bit depths at its end (ISO/IEC 14496-15 clause 5.3.3.1.2). */
const EXTENDED_PROFILES = new Set([100, 110, 122, 144]);

/** Samples hold NAL units behind lengths of this many bytes. */
export const NAL_LENGTH_BYTES = 4;

/** The avcC box: the decoder configuration record of a stream with one SPS and one PPS. */
export function avcConfiguration(sps: Uint8Array, pps: Uint8Array): Uint8Array {
  const [profile = 0, constraints = 0, level = 0] = sps.subarray(1, 4);
  const head = Uint8Array.of(1, profile, constraints, level, 0xfc | (NAL_LENGTH_BYTES - 1), 0xe0 | 1);
  const sets = concat([u16(sps.length), sps, Uint8Array.of(1), u16(pps.length), pps]);
  return box('avcC', head, sets, EXTENDED_PROFILES.has(profile) ? formatFields(sps) : new Uint8Array());
}

function formatFields(sps: Uint8Array): Uint8Array {
  const info = parseSps(sps);
  const { chromaFormat = 1, bitDepthLuma = 8, bitDepthChroma = 8 } = info ?? {};
  return Uint8Array.of(0xfc | chromaFormat, 0xf8 | (bitDepthLuma - 8), 0xf8 | (bitDepthChroma - 8), 0);
}
