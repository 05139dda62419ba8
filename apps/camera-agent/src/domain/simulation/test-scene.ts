import { drawDisc } from './round-shapes.js';
import { drawTestCard, GROUND, MARKER } from './test-card.js';
import { layOutTestScene, type TestSceneLayout } from './test-scene-layout.js';
import { TextField } from './text-field.js';
import { type Rectangle, YuvPicture } from './yuv-picture.js';

export interface TestSceneOptions {
  /** Pixels, both even. */
  readonly width: number;
  readonly height: number;
  /** In large letters: the camera's or the host's name, as it came from the network. */
  readonly name: string;
  /** In small letters: the size of the picture, and under it what else is to be told. */
  readonly size: string;
  readonly note: string;
}

/** The marker goes once around in this many frames. */
const FRAMES_A_TURN = 120;

/** What the simulated camera looks at: a test card with a name, a clock, a frame number and a marker that goes around. */
export class TestScene {
  /** What `draw` has drawn. */
  readonly picture: YuvPicture;
  private readonly card: YuvPicture;
  private readonly layout: TestSceneLayout;
  private readonly frame: TextField;
  private readonly clock: TextField;
  private marked: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

  constructor({ width, height, name, size, note }: TestSceneOptions) {
    this.layout = layOutTestScene(width, height, GROUND.y);
    this.card = new YuvPicture(width, height);
    this.picture = new YuvPicture(width, height);
    drawTestCard(this.card, this.layout);
    new TextField(this.card, this.layout.size).draw(size);
    if (note !== '') new TextField(this.card, this.layout.note).draw(note);
    new TextField(this.card, this.layout.name).draw(name);
    this.picture.copyFrom(this.card, wholeOf(this.card));
    this.frame = new TextField(this.picture, this.layout.frame);
    this.clock = new TextField(this.picture, this.layout.clock);
  }

  /** Draws the frame of this number (0 to 2^32 - 1) with the time as text; gives where something changed. */
  draw(frameNumber: number, clockText: string): Rectangle[] {
    const before = this.marked;
    this.picture.copyFrom(this.card, before);
    this.drawMarker((frameNumber % FRAMES_A_TURN) / FRAMES_A_TURN);
    const number = this.frame.draw(String(frameNumber).padStart(6, '0'));
    const time = this.clock.draw(clockText);
    return [before, this.marked, number, time].filter((area) => area !== undefined);
  }

  private drawMarker(turn: number): void {
    const { ring, markerRadius } = this.layout;
    const x = ring.x + ring.radius * Math.sin(turn * 2 * Math.PI);
    const y = ring.y - ring.radius * Math.cos(turn * 2 * Math.PI);
    drawDisc(this.picture, x, y, markerRadius, MARKER);
    const reach = markerRadius + 2;
    const size = 2 * reach + 2;
    this.marked = { x: Math.floor(x) - reach, y: Math.floor(y) - reach, width: size, height: size };
  }
}

/** All of a picture, with what is cropped away. */
function wholeOf({ luma }: YuvPicture): Rectangle {
  return { x: 0, y: 0, width: luma.stride, height: luma.lines };
}
