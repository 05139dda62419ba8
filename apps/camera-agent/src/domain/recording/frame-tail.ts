import type { TakenFrame } from './taken-frame.js';

/** Eleven seconds at 90 frames a second: a cut that is known later than that is off by as much. */
const REMEMBERED = 1024;

/** The capture times of a film's newest frames. */
export class FrameTail {
  private readonly times = new Float64Array(REMEMBERED);
  private taken = 0;

  /** Frames come in the order of their numbers, none left out. */
  add({ index, timeMs }: TakenFrame): void {
    this.times[index % REMEMBERED] = timeMs;
    this.taken = index + 1;
  }

  /** The newest frame that was captured before `timeMs`; the oldest one remembered if all are later, undefined without any. */
  lastBefore(timeMs: number): TakenFrame | undefined {
    const oldest = Math.max(0, this.taken - REMEMBERED);
    for (let index = this.taken - 1; index >= oldest; index--) {
      const frame = { index, timeMs: this.times[index % REMEMBERED] ?? 0 };
      if (frame.timeMs < timeMs || index === oldest) return frame;
    }
    return undefined;
  }
}
