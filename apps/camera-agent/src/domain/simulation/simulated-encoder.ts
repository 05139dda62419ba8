import { type AccessUnit } from '../h264/access-unit.js';
import { PictureEncoder } from './picture-encoder.js';
import { pictureParameterSet, sequenceParameterSet } from './stream-parameters.js';
import { TestPicture } from './test-picture.js';

export interface SimulatedEncoderOptions {
  /** Pixels, both even. */
  readonly width: number;
  readonly height: number;
  /** Frames a second, as the stream will say. */
  readonly fps: number;
  /** Frames from one key frame to the next. */
  readonly gop: number;
  /** Shown in the picture. */
  readonly name: string;
}

/** The simulated camera: test pictures as a live H.264 stream. */
export class SimulatedEncoder {
  private readonly sps: Uint8Array;
  private readonly pps = pictureParameterSet();
  private readonly test: TestPicture;
  private readonly encoder: PictureEncoder;
  private untilKeyFrame = 0;

  constructor(private readonly options: SimulatedEncoderOptions) {
    this.sps = sequenceParameterSet(options);
    this.test = new TestPicture(options);
    this.encoder = new PictureEncoder(this.test.picture);
  }

  /** Draws and encodes the next frame: its number and the clock are in the picture. The first is a key frame. */
  next(frameNumber: number, timeMs: number, clockText: string, forceKeyFrame = false): AccessUnit {
    const keyFrame = forceKeyFrame || this.untilKeyFrame === 0;
    this.untilKeyFrame = (keyFrame ? this.options.gop : this.untilKeyFrame) - 1;
    this.test.draw(frameNumber, clockText);
    const slice = this.encoder.encode(keyFrame);
    return { nals: keyFrame ? [this.sps, this.pps, slice] : [slice], keyFrame, timeMs };
  }
}
