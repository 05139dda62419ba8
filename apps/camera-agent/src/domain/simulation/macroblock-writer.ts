import { type BitWriter } from '../h264/bit-writer.js';
import { type Plane } from './plane.js';
import { type YuvPicture } from './yuv-picture.js';

/** mb_type of I slices (table 7-11); in P slices these come after the five inter types (clause 7.4.5). */
const I_16X16_VERTICAL = 1;
const I_16X16_HORIZONTAL = 2;
const I_PCM = 25;
const INTER_TYPES = 5;

/** intra_chroma_pred_mode (table 7-16). */
const CHROMA_HORIZONTAL = 1;
const CHROMA_VERTICAL = 2;

/** coeff_token of a block without coefficients, nC below 2 and nC from 8 up (table 9-5): [code, bits]. */
const NO_COEFFICIENTS = [0b1, 1] as const;
const NO_COEFFICIENTS_AMONG_MANY = [0b000011, 6] as const;

/**
 * Writes macroblocks without loss: one that only goes on as its neighbour above or to the left in a few bits
 * (Intra_16x16 without residual), any other as its samples (I_PCM). Prediction from what is decoded equals prediction
 * from the picture itself only because nothing is lost and nothing is deblocked.
 */
export class MacroblockWriter {
  /** Which macroblocks of the slice are I_PCM: they count as 16 coefficients a block (clause 9.2.1). */
  private readonly pcm: Uint8Array;
  private readonly columns: number;

  constructor(
    private readonly bits: BitWriter,
    private readonly picture: YuvPicture,
  ) {
    this.columns = picture.luma.stride / 16;
    this.pcm = new Uint8Array(this.columns * (picture.luma.lines / 16));
  }

  /** Begins a slice. */
  clear(): void {
    this.pcm.fill(0);
  }

  /** Writes mb_type and what follows it (clause 7.3.5) of the macroblock in this column and row. */
  write(column: number, row: number, inKeyFrame: boolean): void {
    const typeOffset = inKeyFrame ? 0 : INTER_TYPES;
    const luma = lumaType(this.picture.luma, column * 16, row * 16);
    const chroma = luma === undefined ? undefined : chromaMode(this.picture, column * 8, row * 8);
    if (luma === undefined || chroma === undefined) {
      this.writeSamples(column, row, inKeyFrame);
      return;
    }
    this.bits.ue(typeOffset + luma);
    this.bits.ue(chroma);
    this.bits.se(0); // mb_qp_delta
    this.bits.bits(...this.emptyBlock(column, row));
  }

  /** The same, as samples whatever they are. */
  writeSamples(column: number, row: number, inKeyFrame: boolean): void {
    const { luma, blue, red } = this.picture;
    this.bits.ue((inKeyFrame ? 0 : INTER_TYPES) + I_PCM);
    this.pcm[row * this.columns + column] = 1;
    this.bits.alignWithZeros();
    copySquare(this.bits, luma, column * 16, row * 16, 16);
    copySquare(this.bits, blue, column * 8, row * 8, 8);
    copySquare(this.bits, red, column * 8, row * 8, 8);
  }

  /** nC is the mean of the neighbours' counts (clause 9.2.1), which are 16 or 0 here: 0, 8 or 16. */
  private emptyBlock(column: number, row: number): readonly [number, number] {
    const at = row * this.columns + column;
    const left = column > 0 && this.pcm[at - 1] === 1;
    const above = row > 0 && this.pcm[at - this.columns] === 1;
    return left || above ? NO_COEFFICIENTS_AMONG_MANY : NO_COEFFICIENTS;
  }
}

function lumaType(luma: Plane, x: number, y: number): number | undefined {
  if (luma.continuesFromLeft(x, y, 16)) return I_16X16_HORIZONTAL;
  return luma.continuesFromAbove(x, y, 16) ? I_16X16_VERTICAL : undefined;
}

function chromaMode({ blue, red }: YuvPicture, x: number, y: number): number | undefined {
  if (blue.continuesFromLeft(x, y, 8) && red.continuesFromLeft(x, y, 8)) return CHROMA_HORIZONTAL;
  const vertical = blue.continuesFromAbove(x, y, 8) && red.continuesFromAbove(x, y, 8);
  return vertical ? CHROMA_VERTICAL : undefined;
}

function copySquare(bits: BitWriter, plane: Plane, x: number, y: number, side: number): void {
  for (let row = y; row < y + side; row++) {
    const start = row * plane.stride + x;
    bits.copy(plane.bytes, start, start + side);
  }
}
