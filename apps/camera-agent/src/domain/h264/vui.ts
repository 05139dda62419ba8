import { type BitReader } from './bit-reader.js';

/** The clock of a stream (clause E.2.1): a frame lasts two ticks of numUnitsInTick / timeScale seconds. */
export interface VuiTiming {
  readonly numUnitsInTick: number;
  readonly timeScale: number;
  readonly fixedFrameRate: boolean;
}

const EXTENDED_SAR = 255;

/** Reads a VUI (clause E.1.1) up to its timing; undefined if it has none or is cut off. */
export function readVuiTiming(bits: BitReader): VuiTiming | undefined {
  if (bits.flag() && bits.bits(8) === EXTENDED_SAR) bits.bits(32);
  if (bits.flag()) bits.flag();
  skipVideoSignal(bits);
  if (bits.flag()) {
    bits.ue();
    bits.ue();
  }
  if (!bits.flag()) return undefined;
  const numUnitsInTick = bits.bits(32);
  const timeScale = bits.bits(32);
  const fixedFrameRate = bits.flag();
  if (bits.overrun || numUnitsInTick === 0 || timeScale === 0) return undefined;
  return { numUnitsInTick, timeScale, fixedFrameRate };
}

function skipVideoSignal(bits: BitReader): void {
  if (!bits.flag()) return;
  bits.bits(4);
  if (bits.flag()) bits.bits(24);
}
