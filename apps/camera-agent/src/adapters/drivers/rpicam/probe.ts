import { type ListedCamera, parseCameraList } from './camera-list.js';
import type { ToolEnvironment } from '#runtime/find-program.js';
import { askTool, findTool } from './rpicam-tool.js';
import { parseToolVersion, type ToolVersion } from './tool-version.js';

export interface RpicamProbe {
  /** Absolute path of the tool. */
  readonly tool: string;
  readonly version: ToolVersion;
  /** Those that are connected; one process of the tool serves one of them. */
  readonly cameras: readonly ListedCamera[];
}

/** Looks for the tool and for its cameras. Undefined without a tool; rejects with a RollcallError if the tool fails. */
export async function listRpicamCameras(
  environment: ToolEnvironment,
  signal: AbortSignal,
): Promise<RpicamProbe | undefined> {
  const tool = await findTool(environment);
  if (tool === undefined) return undefined;
  const version = parseToolVersion(await askTool(tool, '--version', environment, signal));
  const cameras = parseCameraList(await askTool(tool, '--list-cameras', environment, signal));
  return { tool, version, cameras };
}
