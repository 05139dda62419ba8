import { BitWriter } from '../h264/bit-writer.js';
import { addEmulationPrevention } from '../h264/nal.js';
import { MacroblockWriter } from './macroblock-writer.js';
import { writeSliceHeader } from './slice-header.js';
import { YuvPicture } from './yuv-picture.js';

/**
 * Encodes a picture that changes little, without loss, as H.264 constrained baseline: macroblocks that changed since
 * the last call are sent anew, the rest are skipped.
 */
export class PictureEncoder {
  private readonly bits = new BitWriter(64 * 1024);
  private readonly macroblocks: MacroblockWriter;
  private readonly sent: YuvPicture;
  private frameNum = 0;
  private idrCount = 0;

  /** `picture` is read at each call; the encoder keeps a copy of what it sent. */
  constructor(private readonly picture: YuvPicture) {
    this.macroblocks = new MacroblockWriter(this.bits, picture);
    this.sent = new YuvPicture(picture.width, picture.height);
  }

  /** The slice NAL unit of the picture as it is now; the first must be a key frame. */
  encode(keyFrame: boolean): Uint8Array {
    if (keyFrame) this.idrCount += 1;
    this.frameNum = keyFrame ? 0 : this.frameNum + 1;
    this.bits.clear();
    this.macroblocks.clear();
    writeSliceHeader(this.bits, { keyFrame, frameNum: this.frameNum, idrCount: this.idrCount });
    this.writeSliceData(keyFrame);
    this.bits.trailing();
    return addEmulationPrevention(this.bits.view());
  }

  /** Clause 7.3.4. A skipped macroblock's motion is zero, for no neighbour ever moves (clause 8.4.1.1). */
  private writeSliceData(keyFrame: boolean): void {
    const { luma } = this.picture;
    let skipped = 0;
    for (let row = 0; row < luma.lines / 16; row++) {
      for (let column = 0; column < luma.stride / 16; column++) {
        if (!keyFrame && !this.hasChanged(column, row)) {
          skipped += 1;
          continue;
        }
        if (!keyFrame) this.bits.ue(skipped);
        skipped = 0;
        this.macroblocks.write(column, row, keyFrame);
        this.remember(column, row);
      }
    }
    if (skipped > 0) this.bits.ue(skipped);
  }

  private hasChanged(column: number, row: number): boolean {
    const { luma, blue, red } = this.picture;
    const same =
      luma.sameSquare(this.sent.luma, column * 16, row * 16, 16) &&
      blue.sameSquare(this.sent.blue, column * 8, row * 8, 8) &&
      red.sameSquare(this.sent.red, column * 8, row * 8, 8);
    return !same;
  }

  private remember(column: number, row: number): void {
    this.sent.luma.copySquare(this.picture.luma, column * 16, row * 16, 16);
    this.sent.blue.copySquare(this.picture.blue, column * 8, row * 8, 8);
    this.sent.red.copySquare(this.picture.red, column * 8, row * 8, 8);
  }
}
