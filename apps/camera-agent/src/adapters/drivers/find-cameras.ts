import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { DriverName } from '#contracts/messages/agent-info.js';
import type { Logger } from '#contracts/ports/logger.js';
import { cameraSlots } from '../../domain/cameras/camera-slots.js';
import type { CameraMemory } from '../host/camera-memory.js';
import { cameraName, type FoundCamera, namedCamera } from './found-camera.js';
import { isRaspberryPi } from './is-raspberry-pi.js';
import type { ToolEnvironment } from '#runtime/find-program.js';
import { listRpicamCameras } from './rpicam/probe.js';
import { findTool } from './rpicam/rpicam-tool.js';
import { listV4l2Cameras } from './v4l2/probe.js';
import { V4l2Tool } from './v4l2/v4l2-tool.js';

export interface CameraChoice {
  readonly wanted: 'auto' | DriverName;
  /** How many simulated ones; 1 if not given. */
  readonly count?: number;
  /** These and no others, whether they are there or not. */
  readonly named?: readonly FoundCamera[];
}

export interface FindDeps {
  readonly logger: Logger;
  readonly environment: ToolEnvironment;
  /** The file that names the board. */
  readonly deviceModel: string;
  readonly memory: CameraMemory;
  /** Where udev names devices; its usual place if not given. */
  readonly namesFolder?: string;
}

/** As many agents find a port by themselves beside others, and more than a Pi can encode. */
export const MOST_CAMERAS = 8;

/**
 * The cameras of this host, one at least, in the order of their numbers; says why in the log. A host with a camera tool,
 * or a Raspberry Pi without one, is meant to have a real camera: it never gets a simulated one by itself.
 */
export async function findCameras(choice: CameraChoice, deps: FindDeps): Promise<FoundCamera[]> {
  const { wanted, named, count = 1 } = choice;
  if (named) return told(deps, named, 'they were asked for');
  if (wanted === 'simulated') {
    return told(
      deps,
      Array.from({ length: count }, () => ({ driver: wanted })),
      'it was asked for',
    );
  }
  const present = await look(wanted, deps, new AbortController().signal);
  const cameras = await numbered(present, wanted, deps);
  if (cameras.length > 0)
    return told(deps, withUnlisted(cameras, present), 'they are connected, or were before');
  const { driver, reason } = await withoutCamera(wanted, deps);
  const coming = (signal: AbortSignal): Promise<FoundCamera | undefined> => firstToCome(wanted, deps, signal);
  return told(deps, [driver === 'simulated' ? { driver } : { driver, look: coming }], reason);
}

function told({ logger }: FindDeps, cameras: readonly FoundCamera[], reason: string): FoundCamera[] {
  const names = cameras.map((camera) => (camera.look ? 'none yet' : cameraName(camera)));
  logger.info({ cameras: names, driver: cameras[0]?.driver, reason }, 'The cameras of this host are chosen.');
  return [...cameras];
}

/** What is connected now. */
interface Present {
  /** All of rpicam, then all USB cameras. */
  readonly listed: readonly FoundCamera[];
  /** Those whose tool did not answer: of their cameras nothing is known. */
  readonly silent: readonly DriverName[];
}

async function look(wanted: CameraChoice['wanted'], deps: FindDeps, signal: AbortSignal): Promise<Present> {
  const lists = { rpicam: rpicamCameras, v4l2: usbCameras };
  const listed: FoundCamera[] = [];
  const silent: DriverName[] = [];
  for (const driver of ['rpicam', 'v4l2'] as const) {
    if (wanted !== 'auto' && wanted !== driver) continue;
    const cameras = await orTold(deps, signal, () => lists[driver](deps, signal));
    if (cameras) listed.push(...cameras);
    else silent.push(driver);
  }
  return { listed, silent };
}

/**
 * A camera of the Raspberry Pi whose tool does not answer now may be there all the same: the tool is asked again when it
 * is opened. It comes last and is not remembered, as it may never have been.
 */
function withUnlisted(cameras: readonly FoundCamera[], { silent }: Present): readonly FoundCamera[] {
  const has = cameras.length >= MOST_CAMERAS || cameras.some(({ driver }) => driver === 'rpicam');
  return has || !silent.includes('rpicam') ? cameras : [...cameras, { driver: 'rpicam', index: 0 }];
}

/** Undefined where the tool does not answer. */
async function orTold(
  { logger }: FindDeps,
  signal: AbortSignal,
  list: () => Promise<FoundCamera[]>,
): Promise<FoundCamera[] | undefined> {
  try {
    return await list();
  } catch (error) {
    if (!(error instanceof RollcallError) || signal.aborted) throw error;
    logger.warn({ code: error.code, detail: error.message }, 'The camera tool does not answer.');
    return undefined;
  }
}

async function rpicamCameras({ environment }: FindDeps, signal: AbortSignal): Promise<FoundCamera[]> {
  const probe = await listRpicamCameras(environment, signal);
  return (probe?.cameras ?? []).map(({ index, path }) => ({
    driver: 'rpicam',
    index,
    ...(path !== undefined && { path }),
    ...(probe && { rpicam: probe }),
  }));
}

async function usbCameras(deps: FindDeps, signal: AbortSignal): Promise<FoundCamera[]> {
  const probe = await listV4l2Cameras(deps.environment, signal, deps.logger, deps.namesFolder);
  return (probe?.cameras ?? []).map((usb) => ({ driver: 'v4l2', device: usb.device, usb }));
}

/** Those that are away keep their numbers, and are awaited; so do those of a tool that does not answer. */
async function numbered(
  { listed, silent }: Present,
  wanted: CameraChoice['wanted'],
  { memory, logger }: FindDeps,
): Promise<FoundCamera[]> {
  const remembered = (await memory.load()).flatMap((name) => namedCamera(name) ?? []);
  const before = remembered.filter(({ driver }) => wanted === 'auto' || driver === wanted);
  const unknown = before.filter(({ driver }) => silent.includes(driver));
  const all = cameraSlots(before.map(cameraName), [...listed, ...unknown].map(cameraName));
  const slots = all.slice(0, MOST_CAMERAS);
  const left = all.slice(MOST_CAMERAS);
  if (left.length > 0)
    logger.warn({ left, most: MOST_CAMERAS }, 'One agent has no more cameras: these are left out.');
  if (slots.length > 0) await memory.save(slots);
  return slots.flatMap((name) => listed.find((each) => cameraName(each) === name) ?? namedCamera(name) ?? []);
}

async function firstToCome(
  wanted: CameraChoice['wanted'],
  deps: FindDeps,
  signal: AbortSignal,
): Promise<FoundCamera | undefined> {
  const [camera] = await numbered(await look(wanted, deps, signal), wanted, deps);
  if (camera) deps.logger.info({ camera: cameraName(camera) }, 'A camera has come.');
  return camera;
}

async function withoutCamera(
  wanted: Exclude<CameraChoice['wanted'], 'simulated'>,
  { environment, deviceModel }: FindDeps,
): Promise<{ driver: DriverName; reason: string }> {
  if (wanted !== 'auto') return { driver: wanted, reason: 'it was asked for' };
  const rpicam = await findTool(environment);
  if (rpicam !== undefined) return { driver: 'rpicam', reason: `${rpicam} is installed` };
  if (await isRaspberryPi(deviceModel)) {
    return { driver: 'rpicam', reason: 'this is a Raspberry Pi, though rpicam-apps is not installed' };
  }
  const usb = await V4l2Tool.find(environment);
  if (usb) return { driver: 'v4l2', reason: `${usb.path} is installed` };
  return { driver: 'simulated', reason: 'this is no Raspberry Pi and has no camera tool' };
}
