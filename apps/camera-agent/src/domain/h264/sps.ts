import { BitReader } from './bit-reader.js';
import { NalType, nalType, removeEmulationPrevention } from './nal.js';
import { readVuiTiming, type VuiTiming } from './vui.js';

/** What a sequence parameter set says about its stream (clause 7.4.2.1.1). */
export interface SpsInfo {
  readonly id: number;
  readonly profileIdc: number;
  /** constraint_set0_flag is bit 7; the byte as avcC and codec strings want it. */
  readonly constraintFlags: number;
  /** Level times ten: 31 is level 3.1. */
  readonly levelIdc: number;
  /** chroma_format_idc: 0 monochrome, 1 4:2:0, 2 4:2:2, 3 4:4:4. */
  readonly chromaFormat: number;
  readonly bitDepthLuma: number;
  readonly bitDepthChroma: number;
  /** Pixels, cropping applied. */
  readonly width: number;
  readonly height: number;
  /** False if the stream may hold fields. */
  readonly framesOnly: boolean;
  /** From the VUI, where there is one. */
  readonly timing?: VuiTiming;
}

/** The profiles whose SPS has chroma format, bit depths and scaling lists (clause 7.3.2.1.1). */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);
const MAX_SIDE = 16384;
const YUV_444 = 3;

/** Reads an SPS NAL unit (no start code). Undefined if it is none, is cut off or says what the standard forbids. */
export function parseSps(nal: Uint8Array): SpsInfo | undefined {
  if (nalType(nal) !== NalType.sps || nal.length < 4) return undefined;
  const bits = new BitReader(removeEmulationPrevention(nal.subarray(1)));
  const profileIdc = bits.bits(8);
  const constraintFlags = bits.bits(8);
  const levelIdc = bits.bits(8);
  const id = bits.ue();
  const format = readFormat(bits, profileIdc);
  skipPictureOrder(bits);
  bits.ue();
  bits.flag();
  const size = readSize(bits, format);
  const hasVui = bits.flag();
  if (bits.overrun || !isSound(id, format, size)) return undefined;
  const timing = hasVui ? readVuiTiming(bits) : undefined;
  return {
    id,
    profileIdc,
    constraintFlags,
    levelIdc,
    chromaFormat: format.chromaFormat,
    bitDepthLuma: format.bitDepthLuma,
    bitDepthChroma: format.bitDepthChroma,
    ...size,
    ...(timing && { timing }),
  };
}

/** The codec string of RFC 6381 for a stream with this SPS, as `avc1.42c01e`. */
export function codecString(sps: SpsInfo): string {
  const hex = [sps.profileIdc, sps.constraintFlags, sps.levelIdc].map((n) => n.toString(16).padStart(2, '0'));
  return `avc1.${hex.join('')}`;
}

interface SampleFormat {
  readonly chromaFormat: number;
  readonly bitDepthLuma: number;
  readonly bitDepthChroma: number;
}

function readFormat(bits: BitReader, profileIdc: number): SampleFormat {
  if (!HIGH_PROFILES.has(profileIdc)) {
    return { chromaFormat: 1, bitDepthLuma: 8, bitDepthChroma: 8 };
  }
  const chromaFormat = bits.ue();
  if (chromaFormat === YUV_444) bits.flag();
  const bitDepthLuma = 8 + bits.ue();
  const bitDepthChroma = 8 + bits.ue();
  bits.flag();
  if (bits.flag()) skipScalingLists(bits, chromaFormat === YUV_444 ? 12 : 8);
  return { chromaFormat, bitDepthLuma, bitDepthChroma };
}

/** Clause 7.3.2.1.1.1: six lists of 16 numbers, then lists of 64. */
function skipScalingLists(bits: BitReader, lists: number): void {
  for (let list = 0; list < lists; list++) {
    if (!bits.flag()) continue;
    let last = 8;
    let next = 8;
    for (let index = 0; index < (list < 6 ? 16 : 64) && next !== 0; index++) {
      next = (last + bits.se() + 256) % 256;
      last = next === 0 ? last : next;
    }
  }
}

function skipPictureOrder(bits: BitReader): void {
  bits.ue();
  const type = bits.ue();
  if (type === 0) bits.ue();
  if (type !== 1) return;
  bits.flag();
  bits.se();
  bits.se();
  const cycle = bits.ue();
  for (let index = 0; index < cycle && !bits.overrun; index++) bits.se();
}

interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly framesOnly: boolean;
}

function readSize(bits: BitReader, format: SampleFormat): PictureSize {
  const width = (bits.ue() + 1) * 16;
  const mapUnits = bits.ue() + 1;
  const framesOnly = bits.flag();
  if (!framesOnly) bits.flag();
  bits.flag();
  const crop = bits.flag() ? [bits.ue(), bits.ue(), bits.ue(), bits.ue()] : [];
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  const unit = cropUnit(format.chromaFormat, framesOnly);
  return {
    width: width - (left + right) * unit.x,
    height: mapUnits * (framesOnly ? 16 : 32) - (top + bottom) * unit.y,
    framesOnly,
  };
}

/** CropUnitX and CropUnitY, equations 7-19 to 7-22. */
function cropUnit(chroma: number, framesOnly: boolean): { x: number; y: number } {
  const x = chroma === 1 || chroma === 2 ? 2 : 1;
  const y = chroma === 1 ? 2 : 1;
  return { x, y: framesOnly ? y : y * 2 };
}

function isSound(id: number, format: SampleFormat, size: PictureSize): boolean {
  const depths = format.bitDepthLuma <= 14 && format.bitDepthChroma <= 14;
  const sides = [size.width, size.height].every((side) => side > 0 && side <= MAX_SIDE);
  return id <= 31 && format.chromaFormat <= YUV_444 && depths && sides;
}
