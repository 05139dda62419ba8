import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { CameraDriver } from '../../domain/camera/camera-driver.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import { isRaspberryPi } from './is-raspberry-pi.js';
import { listRpicamCameras, type RpicamProbe } from './rpicam/probe.js';
import { RpicamDriver } from './rpicam/rpicam-driver.js';
import type { ToolEnvironment } from './process/find-program.js';
import { findTool } from './rpicam/rpicam-tool.js';
import { SimulatedDriver } from './simulated/simulated-driver.js';

export interface DriverChoice {
  readonly wanted: 'auto' | 'rpicam' | 'simulated';
  /** Drawn into the pictures of a simulated camera. */
  readonly name: string;
}

export interface DriverDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly operatorTime: OperatorTime;
  readonly environment: ToolEnvironment;
  /** The file that names the board. */
  readonly deviceModel: string;
}

/**
 * The driver that was asked for, or the one that fits this host; says why in the log. A host with the camera tool, or a
 * Raspberry Pi without it, is meant to have a real camera: it never gets a simulated one by itself.
 */
export async function chooseDriver(choice: DriverChoice, deps: DriverDeps): Promise<CameraDriver> {
  const { name, reason } = await nameOf(choice, deps);
  deps.logger.info({ driver: name, reason }, 'The camera driver is chosen.');
  if (name === 'simulated') return new SimulatedDriver(choice.name, deps.clock, deps.operatorTime);
  return new RpicamDriver(await firstLook(deps), deps);
}

async function nameOf(
  { wanted }: DriverChoice,
  { environment, deviceModel }: DriverDeps,
): Promise<{ name: 'rpicam' | 'simulated'; reason: string }> {
  if (wanted !== 'auto') return { name: wanted, reason: 'it was asked for' };
  const tool = await findTool(environment);
  if (tool !== undefined) return { name: 'rpicam', reason: `${tool} is installed` };
  if (await isRaspberryPi(deviceModel)) {
    return { name: 'rpicam', reason: 'this is a Raspberry Pi, though rpicam-apps is not installed' };
  }
  return { name: 'simulated', reason: 'this is no Raspberry Pi and has no camera tool' };
}

/** What cannot be found out now is looked for again when the camera is opened, and told then. */
async function firstLook({ environment, logger }: DriverDeps): Promise<RpicamProbe | undefined> {
  try {
    return await listRpicamCameras(environment, new AbortController().signal);
  } catch (error) {
    const { code, message } = error as RollcallError;
    logger.warn({ code, detail: message }, 'The camera tool does not answer.');
    return undefined;
  }
}
