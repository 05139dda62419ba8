import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { V4l2Camera } from './probe.js';
import type { V4l2Tool } from './v4l2-tool.js';

/** V4L2_CID_MPEG_VIDEO_FORCE_KEY_FRAME of linux/v4l2-controls.h. */
const FORCE_KEY_FRAME = 0x009909e5;
/** Each press is a short program, and is asked for with every frame that is dropped. */
const PAUSE_MS = 250;

/** Makes the encoder in a camera give a key frame, where it can be told to; others give theirs by themselves. */
export class KeyFrameButton {
  private readonly ending = new AbortController();
  private busy = false;
  private again = false;

  constructor(
    private readonly tool: Pick<V4l2Tool, 'ask'>,
    private readonly camera: Pick<V4l2Camera, 'device' | 'controls'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** However often it is called, one press is on its way and at most one waits. */
  press(): void {
    this.again = true;
    this.pressIfWanted();
  }

  stop(): void {
    this.ending.abort();
  }

  private async pressNow(): Promise<void> {
    const { device, controls } = this.camera;
    const { signal } = this.ending;
    const control = controls.find(({ id }) => id === FORCE_KEY_FRAME);
    this.again = false;
    if (!control) return;
    this.busy = true;
    try {
      await this.tool.ask(['-d', device, `--set-ctrl=${control.name}=1`], signal);
    } catch (error) {
      const detail = error instanceof RollcallError ? error.message : String(error);
      if (!signal.aborted)
        this.logger.debug({ device, detail }, 'The camera gave no key frame for the asking.');
    }
    this.clock.after(PAUSE_MS, () => this.rested());
  }

  private rested(): void {
    this.busy = false;
    this.pressIfWanted();
  }

  private pressIfWanted(): void {
    if (this.again && !this.busy && !this.ending.signal.aborted) void this.pressNow();
  }
}
