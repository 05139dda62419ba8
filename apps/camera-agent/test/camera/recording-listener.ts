import type { DriverListener } from '#camera-agent/domain/camera/camera-driver.js';
import type { SyncSaid } from '#camera-agent/domain/camera/sync-order.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';

/** Keeps all that a driver tells. */
export class RecordingListener implements DriverListener {
  readonly units: AccessUnit[] = [];
  readonly failures: RollcallError[] = [];
  readonly sync: SyncSaid[] = [];
  droppedFrames = 0;

  unit(unit: AccessUnit): void {
    this.units.push(unit);
  }

  dropped(frames: number): void {
    this.droppedFrames += frames;
  }

  synced(said: SyncSaid): void {
    this.sync.push(said);
  }

  failed(error: RollcallError): void {
    this.failures.push(error);
  }
}
