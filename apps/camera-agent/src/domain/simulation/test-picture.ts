import { Banner } from './banner.js';
import { Damage } from './damage.js';
import { develop, type Development } from './develop.js';
import { Foot } from './foot.js';
import { isOnItsSide, type Orientation, placeIn } from './orientation.js';
import { printableText } from './printable-text.js';
import { TestScene } from './test-scene.js';
import { type Exposure, toneOf } from './tone.js';
import { type Rectangle, YuvPicture } from './yuv-picture.js';

/** What a picture shows besides its scene, and how. */
export interface Look {
  readonly exposure: Exposure;
  readonly orientation: Orientation;
  /** In small letters in the scene. */
  readonly note: string;
  /** Under the scene, upright whatever the orientation. */
  readonly annotation: string;
}

export const PLAIN: Look = {
  exposure: { brightness: 0, contrast: 1, saturation: 1, light: 1, warmth: 0 },
  orientation: { rotation: 0, hflip: false, vflip: false },
  note: '',
  annotation: '',
};

export interface TestPictureOptions {
  /** Pixels, both even. */
  readonly width: number;
  readonly height: number;
  /** Shown in large letters: the camera's or the host's name, as it came from the network. */
  readonly name: string;
  readonly look?: Look;
}

/** The picture of the simulated camera: its scene as the controls say, under it frame number and annotation. */
export class TestPicture {
  /** What `draw` has drawn. */
  readonly picture: YuvPicture;
  /** Where it may differ from what it was when this was last cleared. */
  readonly damage: Damage;
  private readonly foot: Foot;
  private readonly banner: Banner;
  private bannerText: string | undefined;
  private scene: TestScene;
  private development: Development;
  /** All of the scene is to be developed anew. */
  private stale = true;

  constructor(private readonly options: TestPictureOptions) {
    const { width, height, look = PLAIN } = options;
    this.picture = new YuvPicture(width, height);
    this.damage = new Damage(width, height);
    this.foot = new Foot(this.picture, this.damage);
    this.banner = new Banner(this.picture, this.foot.top);
    this.damage.add({ x: 0, y: 0, width, height });
    this.scene = this.sceneOf(look);
    this.development = { tone: toneOf(look.exposure), orientation: look.orientation };
    this.foot.annotate(printableText(look.annotation));
  }

  /** Shows everything another way from the next picture on. */
  show(look: Look): void {
    this.scene = this.sceneOf(look);
    this.development = { tone: toneOf(look.exposure), orientation: look.orientation };
    this.stale = true;
    this.foot.annotate(printableText(look.annotation));
  }

  /** A large text across the picture; undefined for none. */
  overlay(text: string | undefined): void {
    this.bannerText = text === undefined ? undefined : printableText(text);
    this.stale = true;
  }

  /** Draws the frame of this number with the time as text; `mark`, 0 to 2^32 - 1, is for programs. */
  draw(frameNumber: number, clockText: string, mark = frameNumber): void {
    const { orientation } = this.development;
    const changed = this.scene.draw(frameNumber, clockText);
    if (this.stale) this.developAll();
    else for (const area of changed) this.developPart(placeIn(orientation, this.view, area));
    this.foot.drawFrameNumber(mark);
  }

  /** The part of the picture that shows the scene. */
  private get view(): { width: number; height: number } {
    return { width: this.picture.width, height: this.foot.top };
  }

  private developAll(): void {
    this.developPart({ x: 0, y: 0, ...this.view });
    if (this.bannerText !== undefined) this.banner.draw(this.bannerText);
    this.damage.add(this.banner.place);
    this.stale = false;
  }

  /** What the banner covers is left out. */
  private developPart(area: Rectangle): void {
    const { width, height } = this.view;
    const { y, height: tall } = this.bannerText === undefined ? { y: height, height: 0 } : this.banner.place;
    const above = { x: 0, y: 0, width, height: y };
    const below = { x: 0, y: y + tall, width, height: height - y - tall };
    for (const part of [above, below]) {
      const open = overlap(area, part);
      if (!open) continue;
      develop(this.scene.picture, this.picture, this.view, open, this.development);
      this.damage.add(open);
    }
  }

  /** Drawn from the ground up. */
  private sceneOf({ orientation, note }: Look): TestScene {
    const { width, height } = this.options;
    const view = this.view;
    const turned = isOnItsSide(orientation) ? { width: view.height, height: view.width } : view;
    return new TestScene({
      ...turned,
      name: printableText(this.options.name),
      size: `${width} x ${height}`,
      note,
    });
  }
}

function overlap(one: Rectangle, other: Rectangle): Rectangle | undefined {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  const height = Math.min(one.y + one.height, other.y + other.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}
