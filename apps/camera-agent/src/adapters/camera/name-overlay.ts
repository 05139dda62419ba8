import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { CameraDriver } from '../../domain/camera/camera-driver.js';

/** Shows a camera's name in its picture for a while. */
export class NameOverlay {
  private timer: Timer | undefined;

  constructor(
    private readonly driver: Pick<CameraDriver, 'overlay'>,
    private readonly name: string,
    private readonly clock: Clock,
  ) {}

  /** False where the driver cannot draw. */
  show(durationMs: number): boolean {
    if (!this.driver.overlay) return false;
    this.timer?.stop();
    this.driver.overlay(this.name);
    this.timer = this.clock.after(durationMs, () => this.hide());
    return true;
  }

  /** Its time is over. */
  stop(): void {
    if (!this.timer) return;
    this.timer.stop();
    this.hide();
  }

  private hide(): void {
    this.timer = undefined;
    this.driver.overlay?.(undefined);
  }
}
