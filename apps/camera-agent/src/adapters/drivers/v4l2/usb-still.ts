import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import { askPicture } from '../process/ask-picture.js';
import { findProgram, type ToolEnvironment } from '#runtime/find-program.js';
import { planStill } from './capture-plan.js';
import type { V4l2Camera } from './probe.js';
import { stillArguments } from './stream-arguments.js';
import { v4l2Error } from './v4l2-error.js';

/** A JPEG of a camera that is not open, by ffmpeg. Rejects with a RollcallError. */
export async function usbStill(
  { device, formats }: V4l2Camera,
  settings: Settings,
  environment: ToolEnvironment,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const tool = await findProgram(['ffmpeg'], environment);
  if (tool === undefined)
    throw new RollcallError('no-decoder', 'ffmpeg, which takes a still of a USB camera, is not installed.');
  const args = stillArguments(device, planStill(formats, settings), settings);
  return askPicture({ tool, args, environment, signal, errorOf: v4l2Error });
}
