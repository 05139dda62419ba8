import type { DriverListener } from '#camera-agent/domain/camera/camera-driver.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';

/** Keeps all that a driver tells. */
export class RecordingListener implements DriverListener {
  readonly units: AccessUnit[] = [];
  readonly failures: RollcallError[] = [];
  droppedFrames = 0;

  unit(unit: AccessUnit): void {
    this.units.push(unit);
  }

  dropped(frames: number): void {
    this.droppedFrames += frames;
  }

  failed(error: RollcallError): void {
    this.failures.push(error);
  }
}
