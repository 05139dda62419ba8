import { CAPITAL_HEIGHT, CELL_HEIGHT } from './font.js';
import { drawFrameNumber, stripPlace } from './frame-number-strip.js';
import { GROUND } from './test-card.js';
import { unitOf } from './test-scene-layout.js';
import { TextField } from './text-field.js';
import { type Damage } from './damage.js';
import { type Rectangle, type YuvPicture } from './yuv-picture.js';

const INK = 205;

/**
 * The lines under the scene: the strip of the frame number, and under it the annotation. Whatever the camera is set to,
 * they stay where they are and as they are, so that programs can read them.
 */
export class Foot {
  /** The first line of the foot; where the picture has no room for one, its height. */
  readonly top: number;
  private readonly strip: Rectangle | undefined;
  private readonly text: TextField | undefined;

  constructor(
    private readonly picture: YuvPicture,
    private readonly damage: Damage,
  ) {
    const { width, height } = picture;
    this.strip = stripPlace(width, height);
    this.top = this.strip?.y ?? height;
    const { stride, lines } = picture.luma;
    picture.fill({ x: 0, y: this.top, width: stride, height: lines - this.top }, GROUND);
    this.text = annotationField(picture, this.strip);
  }

  drawFrameNumber(frameNumber: number): void {
    if (!this.strip) return;
    drawFrameNumber(this.picture, frameNumber);
    this.damage.add(this.strip);
  }

  /** A picture that is too small for it shows none. */
  annotate(text: string): void {
    const changed = this.text?.draw(text);
    if (changed) this.damage.add(changed);
  }
}

function annotationField(picture: YuvPicture, strip: Rectangle | undefined): TextField | undefined {
  const { width, height } = picture;
  const under = strip ? strip.y + strip.height : height;
  const room = height - under;
  const dots = Math.floor(room / CELL_HEIGHT);
  if (dots < 1) return undefined;
  const scale = Math.min(dots, 2 * unitOf(width, height));
  const x = Math.floor(width / 40) * 2;
  // Capitals in the middle, where that leaves room for what hangs below the line.
  const y = under + Math.min((room - CAPITAL_HEIGHT * scale) >> 1, room - CELL_HEIGHT * scale);
  const place = { x, y, width: width - 2 * x, scale, align: 'centre' } as const;
  return new TextField(picture, { ...place, ink: INK, paper: GROUND.y });
}
