import { basename } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { ToolEnvironment } from '#runtime/find-program.js';
import { parseControlList, type DeviceControl } from './control-list.js';
import { isPluggedIn, parseDeviceList } from './device-list.js';
import { parseFormatList, type PixelFormat } from './format-list.js';
import { readStableNames } from './stable-names.js';
import { V4l2Tool } from './v4l2-tool.js';

/** A camera as it was found. */
export interface V4l2Camera {
  /** The path by which it is opened, one that it keeps where there is such. */
  readonly device: string;
  readonly model: string;
  readonly formats: readonly PixelFormat[];
  readonly controls: readonly DeviceControl[];
}

export interface V4l2Probe {
  readonly tool: V4l2Tool;
  /** Ordered by their paths. */
  readonly cameras: readonly V4l2Camera[];
}

/**
 * Looks for the tool and for the cameras that are plugged in; `folder` is where udev names them. Undefined without a
 * tool; rejects with a RollcallError if it fails.
 */
export async function listV4l2Cameras(
  environment: ToolEnvironment,
  signal: AbortSignal,
  logger: Logger,
  folder?: string,
): Promise<V4l2Probe | undefined> {
  const tool = await V4l2Tool.find(environment);
  if (!tool) return undefined;
  const names = await readStableNames(folder);
  const cameras: V4l2Camera[] = [];
  for (const { name, nodes } of parseDeviceList(await tool.listDevices(signal)).filter(isPluggedIn)) {
    for (const node of nodes) {
      const camera = await probeOrTell(
        tool,
        { device: names.get(node) ?? node, model: name },
        signal,
        logger,
      );
      if (camera) cameras.push(camera);
    }
  }
  return { tool, cameras: cameras.sort((a, b) => (a.device < b.device ? -1 : 1)) };
}

/** Undefined for a node that gives no pictures, such as one for metadata. Rejects with a RollcallError. */
export async function probeDevice(
  tool: V4l2Tool,
  { device, model }: Pick<V4l2Camera, 'device' | 'model'>,
  signal: AbortSignal,
): Promise<V4l2Camera | undefined> {
  const formats = parseFormatList(await tool.ask(['-d', device, '--list-formats-ext'], signal));
  if (formats.length === 0) return undefined;
  const controls = parseControlList(await tool.ask(['-d', device, '--list-ctrls-menus'], signal));
  return { device, model, formats, controls };
}

/** What a device calls itself; the end of its path where the list does not name it. */
export async function modelOf(
  tool: V4l2Tool,
  device: string,
  signal: AbortSignal,
  folder?: string,
): Promise<string> {
  const names = await readStableNames(folder);
  const has = (node: string): boolean => node === device || names.get(node) === device;
  const listed = parseDeviceList(await tool.listDevices(signal));
  return listed.find(({ nodes }) => nodes.some(has))?.name ?? basename(device).slice(0, 100);
}

/** One that fails, or goes at this moment, hides no other. */
async function probeOrTell(
  tool: V4l2Tool,
  found: Pick<V4l2Camera, 'device' | 'model'>,
  signal: AbortSignal,
  logger: Logger,
): Promise<V4l2Camera | undefined> {
  try {
    return await probeDevice(tool, found, signal);
  } catch (error) {
    if (!(error instanceof RollcallError) || signal.aborted) throw error;
    logger.warn({ ...found, code: error.code, detail: error.message }, 'A camera does not answer.');
    return undefined;
  }
}
