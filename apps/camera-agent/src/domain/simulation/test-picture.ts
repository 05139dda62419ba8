import { drawFrameNumber } from './frame-number-strip.js';
import { drawDisc } from './round-shapes.js';
import { drawTestCard, GROUND, MARKER } from './test-card.js';
import { layOutTestPicture, type TestPictureLayout } from './test-picture-layout.js';
import { TextField } from './text-field.js';
import { type Rectangle, YuvPicture } from './yuv-picture.js';

export interface TestPictureOptions {
  /** Pixels, both even. */
  readonly width: number;
  readonly height: number;
  /** Shown in large letters: the camera's or the host's name, as it came from the network. */
  readonly name: string;
}

/** The marker goes once around in this many frames. */
const FRAMES_A_TURN = 120;

/** The picture of the simulated camera: a test card with a name, a clock, a frame number and a marker that goes around. */
export class TestPicture {
  /** What `draw` has drawn. */
  readonly picture: YuvPicture;
  private readonly card: YuvPicture;
  private readonly layout: TestPictureLayout;
  private readonly frame: TextField;
  private readonly clock: TextField;
  private marked: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

  constructor({ width, height, name }: TestPictureOptions) {
    this.layout = layOutTestPicture(width, height, GROUND.y);
    this.card = new YuvPicture(width, height);
    this.picture = new YuvPicture(width, height);
    drawTestCard(this.card, this.layout);
    new TextField(this.card, this.layout.size).draw(`${width} x ${height}`);
    new TextField(this.card, this.layout.name).draw(name);
    this.picture.copyFrom(this.card, {
      x: 0,
      y: 0,
      width: this.card.luma.stride,
      height: this.card.luma.lines,
    });
    this.frame = new TextField(this.picture, this.layout.frame);
    this.clock = new TextField(this.picture, this.layout.clock);
  }

  /** Draws the frame of this number (0 to 2^32 - 1) with the time as text. */
  draw(frameNumber: number, clockText: string): void {
    this.picture.copyFrom(this.card, this.marked);
    this.drawMarker((frameNumber % FRAMES_A_TURN) / FRAMES_A_TURN);
    this.frame.draw(String(frameNumber).padStart(6, '0'));
    this.clock.draw(clockText);
    drawFrameNumber(this.picture, frameNumber);
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
