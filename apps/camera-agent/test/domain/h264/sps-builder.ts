import { BitWriter } from '#camera-agent/domain/h264/bit-writer.js';
import { addEmulationPrevention } from '#camera-agent/domain/h264/nal.js';

/** The fields of a sequence parameter set, in the words and order of clause 7.3.2.1.1. */
export interface SpsFields {
  profileIdc: number;
  constraintFlags: number;
  levelIdc: number;
  id: number;
  chromaFormat: number;
  separatePlanes: boolean;
  bitDepthLuma: number;
  bitDepthChroma: number;
  /** For each scaling list its first deltas, or undefined for a list that is not there. */
  scalingLists: (number[] | undefined)[] | undefined;
  pictureOrder: { type: 0 } | { type: 1; cycle: number[] } | { type: 2 };
  widthInMbs: number;
  heightInMapUnits: number;
  framesOnly: boolean;
  crop: { left: number; right: number; top: number; bottom: number } | undefined;
  vui: VuiFields | undefined;
}

export interface VuiFields {
  sar: 'none' | 'table' | 'extended';
  overscan: boolean;
  signal: 'none' | 'plain' | 'colours';
  chromaLocation: boolean;
  timing: { numUnitsInTick: number; timeScale: number; fixedFrameRate: boolean } | undefined;
}

export const HIGH = [100, 110, 122, 244, 44, 83, 86, 118, 128];

/** Writes an SPS NAL unit with every branch of the syntax, for the parser to be held against. */
export function buildSps(sps: SpsFields): Uint8Array {
  const bits = new BitWriter();
  bits.bits(0x67, 8);
  bits.bits(sps.profileIdc, 8);
  bits.bits(sps.constraintFlags, 8);
  bits.bits(sps.levelIdc, 8);
  bits.ue(sps.id);
  if (HIGH.includes(sps.profileIdc)) writeHigh(bits, sps);
  bits.ue(0);
  writePictureOrder(bits, sps.pictureOrder);
  bits.ue(1);
  bits.flag(false);
  writeSize(bits, sps);
  bits.flag(sps.vui !== undefined);
  if (sps.vui) writeVui(bits, sps.vui);
  bits.trailing();
  return addEmulationPrevention(bits.view());
}

function writeHigh(bits: BitWriter, sps: SpsFields): void {
  bits.ue(sps.chromaFormat);
  if (sps.chromaFormat === 3) bits.flag(sps.separatePlanes);
  bits.ue(sps.bitDepthLuma - 8);
  bits.ue(sps.bitDepthChroma - 8);
  bits.flag(false);
  bits.flag(sps.scalingLists !== undefined);
  const count = sps.chromaFormat === 3 ? 12 : 8;
  for (let list = 0; sps.scalingLists && list < count; list++)
    writeScalingList(bits, sps.scalingLists[list], list);
}

function writeScalingList(bits: BitWriter, deltas: number[] | undefined, list: number): void {
  bits.flag(deltas !== undefined);
  if (!deltas) return;
  let last = 8;
  for (let index = 0; index < (list < 6 ? 16 : 64); index++) {
    const delta = deltas[index] ?? 0;
    bits.se(delta);
    last = (last + delta + 256) % 256;
    if (last === 0) return;
  }
}

function writePictureOrder(bits: BitWriter, order: SpsFields['pictureOrder']): void {
  bits.ue(order.type);
  if (order.type === 0) bits.ue(2);
  if (order.type !== 1) return;
  bits.flag(true);
  bits.se(-3);
  bits.se(4);
  bits.ue(order.cycle.length);
  order.cycle.forEach((offset) => bits.se(offset));
}

function writeSize(bits: BitWriter, sps: SpsFields): void {
  bits.ue(sps.widthInMbs - 1);
  bits.ue(sps.heightInMapUnits - 1);
  bits.flag(sps.framesOnly);
  if (!sps.framesOnly) bits.flag(false);
  bits.flag(true);
  bits.flag(sps.crop !== undefined);
  if (!sps.crop) return;
  for (const side of [sps.crop.left, sps.crop.right, sps.crop.top, sps.crop.bottom]) bits.ue(side);
}

function writeVui(bits: BitWriter, vui: VuiFields): void {
  bits.flag(vui.sar !== 'none');
  if (vui.sar === 'table') bits.bits(1, 8);
  if (vui.sar === 'extended') bits.bits(255, 8);
  if (vui.sar === 'extended') bits.bits(0x0028_0021, 32);
  bits.flag(vui.overscan);
  if (vui.overscan) bits.flag(true);
  bits.flag(vui.signal !== 'none');
  if (vui.signal !== 'none') bits.bits(0b1010, 4);
  if (vui.signal !== 'none') bits.flag(vui.signal === 'colours');
  if (vui.signal === 'colours') bits.bits(0x010101, 24);
  bits.flag(vui.chromaLocation);
  if (vui.chromaLocation) bits.ue(1);
  if (vui.chromaLocation) bits.ue(1);
  bits.flag(vui.timing !== undefined);
  if (!vui.timing) return;
  bits.bits(vui.timing.numUnitsInTick, 32);
  bits.bits(vui.timing.timeScale, 32);
  bits.flag(vui.timing.fixedFrameRate);
}
