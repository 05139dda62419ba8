import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { OneByOne } from '#runtime/one-by-one.js';

/** Requests of different sizes that wait for each other. */
const MAX_WAITING = 4;

/** Makes one still picture at a time; who asks for the same size meanwhile gets the same picture. */
export class Stills {
  private readonly making = new Map<number | undefined, Promise<Uint8Array>>();
  private readonly turns = new OneByOne();

  constructor(private readonly make: (width: number | undefined) => Promise<Uint8Array>) {}

  /** `width`: at most so wide, pixels. Rejects as `make` does, or with `too-many`. */
  take(width: number | undefined): Promise<Uint8Array> {
    const same = this.making.get(width);
    if (same) return same;
    if (this.making.size >= MAX_WAITING) {
      return Promise.reject(new RollcallError('too-many', 'Other pictures are being made.'));
    }
    const made = this.turns.take(() => this.make(width)).finally(() => this.making.delete(width));
    this.making.set(width, made);
    return made;
  }
}
