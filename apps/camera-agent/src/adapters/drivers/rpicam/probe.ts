import { type ListedCamera, parseCameraList } from './camera-list.js';
import { askTool, findTool, type ToolEnvironment } from './rpicam-tool.js';
import { parseToolVersion, type ToolVersion } from './tool-version.js';

export interface RpicamProbe {
  /** Absolute path of the tool. */
  readonly tool: string;
  readonly version: ToolVersion;
  /** The first camera; undefined if none is connected. */
  readonly camera: ListedCamera | undefined;
}

/** Looks for the tool and for a camera. Undefined without a tool; rejects with a RollcallError if the tool fails. */
export async function probeRpicam(
  environment: ToolEnvironment,
  signal: AbortSignal,
): Promise<RpicamProbe | undefined> {
  const tool = await findTool(environment);
  if (tool === undefined) return undefined;
  const version = parseToolVersion(await askTool(tool, '--version', environment, signal));
  const [camera] = parseCameraList(await askTool(tool, '--list-cameras', environment, signal));
  return { tool, version, camera };
}
