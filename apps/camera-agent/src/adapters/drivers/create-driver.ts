import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { CameraDriver } from '../../domain/camera/camera-driver.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import type { Fault } from '../../domain/simulation/fault.js';
import { AwaitedDriver } from './awaited-driver.js';
import type { FoundCamera } from './found-camera.js';
import type { ToolEnvironment } from '#runtime/find-program.js';
import type { HostTime } from './simulated/host-time.js';
import { RpicamDriver } from './rpicam/rpicam-driver.js';
import { loopbackSignal } from './simulated/loopback-signal.js';
import { SimulatedDriver } from './simulated/simulated-driver.js';
import type { TrueTime } from './simulated/simulated-run.js';
import { V4l2Driver } from './v4l2/v4l2-driver.js';

export interface DriverDeps {
  /** Drawn into the pictures of a simulated camera. */
  readonly name: string;
  /** Of a simulated camera; a real one has its own. */
  readonly simulatedFaults: readonly Fault[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly operatorTime: OperatorTime;
  /** Where the clock is made wrong: what a simulated camera shows to programs. */
  readonly trueTime?: TrueTime | undefined;
  /** By what simulated cameras come into step. */
  readonly hostTime: HostTime;
  readonly environment: ToolEnvironment;
}

const FAULTS = 'This camera fails now and then, as ROLLCALL_SIMULATE_FAULTS says.';
const NO_FAULTS = 'ROLLCALL_SIMULATE_FAULTS has no effect: only a simulated camera simulates faults.';

/** What opens this camera. */
export function createDriver(found: FoundCamera, deps: DriverDeps): CameraDriver {
  const { driver, look } = found;
  const { simulatedFaults: faults, logger } = deps;
  if (faults.length > 0) logger.warn({ driver, faults }, driver === 'simulated' ? FAULTS : NO_FAULTS);
  if (!look) return driverOf(found, deps);
  const first = async (signal: AbortSignal): Promise<CameraDriver | undefined> => {
    const camera = await look(signal);
    return camera && driverOf(camera, deps);
  };
  return new AwaitedDriver(first, driverOf(found, deps));
}

function driverOf(found: FoundCamera, deps: DriverDeps): CameraDriver {
  const { driver, device, rpicam, usb } = found;
  if (driver === 'simulated') {
    const { name, clock, operatorTime, simulatedFaults, trueTime, hostTime } = deps;
    const stepping = { hostTime, signal: loopbackSignal };
    return new SimulatedDriver(name, clock, operatorTime, simulatedFaults, trueTime, stepping);
  }
  if (driver === 'rpicam') return new RpicamDriver(rpicam, deps, found);
  return new V4l2Driver(device, usb, deps);
}
