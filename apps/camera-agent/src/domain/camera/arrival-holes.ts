/** So many times the usual step is a hole: less may be a frame that came late. */
const HOLE_STEPS = 4;
/** Newest steps that tell what is usual. */
const REMEMBERED = 16;

interface Hole {
  readonly usualMs: number;
  readonly missingMs: number;
}

/**
 * Finds frames that are missing in one run of a camera by the times at which they arrived. A webcam slows down in dim
 * light, so that steps are measured by the usual one. After a pause of the host frames come in a heap: a hole is judged by
 * the first frame that comes in its time again.
 */
export class ArrivalHoles {
  private steps: number[] = [];
  private lastMs: number | undefined;
  private hole: Hole | undefined;
  private known = 0;

  /** The driver has told that these are lost. */
  knows(frames: number): void {
    this.known += frames;
  }

  /** How many frames are missing before the one that came at `timeMs`; there is one every `frameMs`, or fewer. */
  before(timeMs: number, frameMs: number): number {
    const stepMs = timeMs - (this.lastMs ?? timeMs);
    this.lastMs = timeMs;
    if (this.hole) return this.judge(this.hole, stepMs);
    // Once a frame: the usual step is asked for only where it may matter.
    const usualMs = stepMs > HOLE_STEPS * frameMs ? Math.max(frameMs, median(this.steps)) : frameMs;
    if (stepMs > HOLE_STEPS * usualMs) this.hole = { usualMs, missingMs: stepMs - usualMs };
    else this.note(stepMs);
    return 0;
  }

  private judge({ usualMs, missingMs }: Hole, stepMs: number): number {
    if (stepMs < usualMs / 2) {
      this.hole = { usualMs, missingMs: missingMs + stepMs - usualMs };
      return 0;
    }
    this.hole = undefined;
    const lost = Math.round(missingMs / usualMs) - this.known;
    this.note(stepMs);
    if (missingMs > (HOLE_STEPS - 1) * usualMs && !this.isSlower(stepMs, usualMs)) return Math.max(0, lost);
    return 0;
  }

  /** Two long steps in a row are no hole: the camera has another rate from now on. */
  private isSlower(stepMs: number, usualMs: number): boolean {
    if (stepMs <= 2 * usualMs) return false;
    this.steps = [stepMs];
    return true;
  }

  private note(stepMs: number): void {
    this.known = 0;
    this.steps.push(stepMs);
    if (this.steps.length > REMEMBERED) this.steps.shift();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
