import { BitWriter } from '../h264/bit-writer.js';
import { addEmulationPrevention } from '../h264/nal.js';
import { type Damage } from './damage.js';
import { MacroblockWriter } from './macroblock-writer.js';
import { writeSliceHeader } from './slice-header.js';
import { YuvPicture } from './yuv-picture.js';

/** What an I_PCM macroblock costs, with its type and the count of those skipped before it. */
const REFRESHED_BYTES = 388;

export interface EncodeOptions {
  /** Nothing else has changed since the last call; without it all of the picture is looked at. */
  readonly damage?: Damage;
  /** Bytes that may be spent on sending macroblocks that did not change, one part of the picture after the other. */
  readonly spareBytes?: number;
}

/**
 * Encodes a picture that changes little, without loss, as H.264 constrained baseline: macroblocks that changed since
 * the last call are sent anew, the rest are skipped.
 */
export class PictureEncoder {
  private readonly bits = new BitWriter(64 * 1024);
  private readonly macroblocks: MacroblockWriter;
  private readonly sent: YuvPicture;
  private readonly columns: number;
  private readonly rows: number;
  private frameNum = 0;
  private idrCount = 0;
  /** The macroblock from which the next ones are refreshed. */
  private refreshFrom = 0;

  /** `picture` is read at each call; the encoder keeps a copy of what it sent. */
  constructor(private readonly picture: YuvPicture) {
    this.macroblocks = new MacroblockWriter(this.bits, picture);
    this.sent = new YuvPicture(picture.width, picture.height);
    this.columns = picture.luma.stride / 16;
    this.rows = picture.luma.lines / 16;
  }

  /** The slice NAL unit of the picture as it is now; the first must be a key frame. */
  encode(keyFrame: boolean, options: EncodeOptions = {}): Uint8Array {
    if (keyFrame) this.idrCount += 1;
    this.frameNum = keyFrame ? 0 : this.frameNum + 1;
    this.bits.clear();
    this.macroblocks.clear();
    writeSliceHeader(this.bits, { keyFrame, frameNum: this.frameNum, idrCount: this.idrCount });
    if (keyFrame) this.writeKeyFrame();
    else this.writeChanges(options);
    this.bits.trailing();
    return addEmulationPrevention(this.bits.view());
  }

  /** The most bytes that can be spent on macroblocks that did not change. */
  get mostSpareBytes(): number {
    return this.macroblockCount * REFRESHED_BYTES;
  }

  private writeKeyFrame(): void {
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) {
        this.macroblocks.write(column, row, true);
        this.remember(column, row);
      }
    }
  }

  /** Clause 7.3.4. A skipped macroblock's motion is zero, for no neighbour ever moves (clause 8.4.1.1). */
  private writeChanges({ damage, spareBytes = 0 }: EncodeOptions): void {
    const count = this.macroblockCount;
    const from = this.refreshFrom;
    const refreshed = Math.min(count, Math.floor(spareBytes / REFRESHED_BYTES));
    this.refreshFrom = (from + refreshed) % count;
    let skipped = 0;
    for (let at = 0; at < count; at++) {
      const column = at % this.columns;
      const row = (at - column) / this.columns;
      const refresh = (at - from + count) % count < refreshed;
      if (!refresh && (damage?.has(at) === false || !this.hasChanged(column, row))) {
        skipped += 1;
        continue;
      }
      this.bits.ue(skipped);
      skipped = 0;
      if (refresh) this.macroblocks.writeSamples(column, row, false);
      else this.macroblocks.write(column, row, false);
      this.remember(column, row);
    }
    if (skipped > 0) this.bits.ue(skipped);
  }

  private get macroblockCount(): number {
    return this.columns * this.rows;
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
