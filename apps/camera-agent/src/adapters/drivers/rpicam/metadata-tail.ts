import type { Measured } from '../../../domain/camera/camera-driver.js';

/** A frame's object has 1 to 2 KB, and comes in lumps of 8. */
const KEPT_BYTES = 16 * 1024;

/**
 * The end of the endless array that `--metadata` writes. It is read when somebody asks, not with each frame. Total: any
 * bytes give what is sound in them. It is no JSON that could be parsed as such: the tool quotes only some of its texts.
 */
export class MetadataTail {
  private readonly kept = Buffer.alloc(KEPT_BYTES);
  private length = 0;

  push(chunk: Uint8Array): void {
    const added = chunk.subarray(-KEPT_BYTES);
    const stays = Math.min(this.length, KEPT_BYTES - added.length);
    this.kept.copyWithin(0, this.length - stays, this.length);
    this.kept.set(added, stays);
    this.length = stays + added.length;
  }

  /** What the last complete object tells. */
  get measured(): Measured {
    const text = this.kept.toString('latin1', 0, this.length);
    const end = text.lastIndexOf('}');
    const object = end === -1 ? '' : text.slice(text.lastIndexOf('{', end) + 1, end);
    const exposure = within(numbersOf(object, 'ExposureTime')[0], 1, 10_000_000);
    const gain = within(numbersOf(object, 'AnalogueGain')[0], 0, 256);
    const focus = within(numbersOf(object, 'LensPosition')[0], 0, 100);
    const [red, blue] = numbersOf(object, 'ColourGains').map((value) => within(value, 0.01, 32));
    return {
      ...(exposure !== undefined && { exposure: Math.round(exposure) }),
      ...(gain !== undefined && { gain }),
      ...(red !== undefined && blue !== undefined && { whiteBalance: { red, blue } }),
      ...(focus !== undefined && { focus }),
    };
  }
}

/** `"Name": 1.5` or `"Name": [ 1.5, 2 ]`. */
function numbersOf(object: string, name: string): number[] {
  const [, values = ''] = new RegExp(`"${name}"\\s*:\\s*\\[?([-+.,eE\\d\\s]{1,100})`).exec(object) ?? [];
  return values.split(',').flatMap((value) => (value.trim() === '' ? [] : [Number(value)]));
}

/** Thousandths, as more digits only tell the noise. */
function within(value: number | undefined, min: number, max: number): number | undefined {
  const sound = value !== undefined && value >= min && value <= max;
  return sound ? Number(value.toFixed(3)) : undefined;
}
