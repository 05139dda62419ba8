import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { CameraDriver, Measured } from '../../domain/camera/camera-driver.js';
import { hasChanged } from '../../domain/settings/measured-change.js';

/** So often at most what a camera finds by itself is told. */
const LOOK_MS = 1000;

/** Tells when what a camera finds by itself has become something else. */
export class MeasuredWatch {
  private timer: Timer | undefined;
  private told: Measured = {};

  constructor(
    private readonly driver: Pick<CameraDriver, 'measured'>,
    private readonly clock: Clock,
    private readonly changed: () => void,
  ) {}

  start(): void {
    this.timer = this.clock.after(LOOK_MS, () => {
      this.look();
      this.start();
    });
  }

  stop(): void {
    this.timer?.stop();
  }

  private look(): void {
    const { measured = {} } = this.driver;
    if (!hasChanged(this.told, measured)) return;
    this.told = measured;
    this.changed();
  }
}
