import { type AccessUnit } from '../h264/access-unit.js';
import { BitBudget } from './bit-budget.js';
import { PictureEncoder } from './picture-encoder.js';
import { pictureParameterSet, sequenceParameterSet } from './stream-parameters.js';
import { type Look, TestPicture } from './test-picture.js';

/** What may change from one picture to the next. */
export interface Adjustments {
  /** Frames from one key frame to the next. */
  readonly gop: number;
  /** Bits a second in the mean, where the pictures need no more and have room for as many; without it what they need. */
  readonly bitrate?: number;
  readonly look?: Look;
}

export interface SimulatedEncoderOptions extends Adjustments {
  /** Pixels, both even. */
  readonly width: number;
  readonly height: number;
  /** Frames a second, as the stream will say. */
  readonly fps: number;
  /** Shown in the picture. */
  readonly name: string;
}

/** The simulated camera: test pictures as a live H.264 stream. */
export class SimulatedEncoder {
  private readonly sps: Uint8Array;
  private readonly pps = pictureParameterSet();
  private readonly test: TestPicture;
  private readonly encoder: PictureEncoder;
  private gop: number;
  private budget: BitBudget | undefined;
  private sinceKeyFrame = Infinity;

  constructor(private readonly options: SimulatedEncoderOptions) {
    this.sps = sequenceParameterSet(options);
    this.test = new TestPicture(options);
    this.encoder = new PictureEncoder(this.test.picture);
    this.gop = options.gop;
    this.budget = this.budgetOf(options);
  }

  /** Puts other settings into force; the next picture is a key frame. */
  adjust(adjustments: Adjustments): void {
    this.gop = adjustments.gop;
    this.budget = this.budgetOf(adjustments);
    this.sinceKeyFrame = Infinity;
    if (adjustments.look) this.test.show(adjustments.look);
  }

  /** A large text across the picture until it is taken away with undefined. */
  overlay(text: string | undefined): void {
    this.test.overlay(text);
  }

  /**
   * Draws and encodes the next frame: its number and the clock are in the picture, and `mark` for programs. The first is a
   * key frame.
   */
  next(
    frameNumber: number,
    timeMs: number,
    clockText: string,
    forceKeyFrame = false,
    mark = frameNumber,
  ): AccessUnit {
    const keyFrame = forceKeyFrame || this.sinceKeyFrame >= this.gop;
    this.sinceKeyFrame = keyFrame ? 1 : this.sinceKeyFrame + 1;
    const { damage } = this.test;
    this.test.draw(frameNumber, clockText, mark);
    const spareBytes = this.budget?.next(this.encoder.mostSpareBytes) ?? 0;
    const slice = this.encoder.encode(keyFrame, { damage, spareBytes });
    damage.clear();
    this.budget?.spend(slice.length);
    return { nals: keyFrame ? [this.sps, this.pps, slice] : [slice], keyFrame, timeMs };
  }

  private budgetOf({ bitrate }: Adjustments): BitBudget | undefined {
    return bitrate === undefined ? undefined : new BitBudget(bitrate, this.options.fps);
  }
}
