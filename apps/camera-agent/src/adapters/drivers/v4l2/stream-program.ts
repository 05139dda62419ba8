import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import { findProgram, type ToolEnvironment } from '#runtime/find-program.js';
import { planCapture } from './capture-plan.js';
import type { V4l2Camera } from './probe.js';
import { copyArguments, encodeArguments } from './stream-arguments.js';
import type { V4l2Tool } from './v4l2-tool.js';

/** The program, by its absolute path, and its arguments for H.264 on standard output. Throws a RollcallError. */
export async function streamProgram(
  { tool, camera }: { readonly tool: V4l2Tool; readonly camera: V4l2Camera },
  settings: Settings,
  environment: ToolEnvironment,
): Promise<string[]> {
  const plan = planCapture(camera.formats, settings);
  if (plan.input === undefined) {
    // Without stdio's buffer each frame comes when it is there; with it, small ones would come in heaps.
    const prompt = await findProgram(['stdbuf'], environment);
    return [
      ...(prompt === undefined ? [] : [prompt, '-o0']),
      tool.path,
      ...copyArguments(camera.device, plan),
    ];
  }
  const ffmpeg = await findProgram(['ffmpeg'], environment);
  if (ffmpeg !== undefined) return [ffmpeg, ...encodeArguments(camera.device, plan, settings)];
  throw new RollcallError(
    'unsupported',
    `${camera.model} has no H.264 encoder of its own, and ffmpeg, which would encode, is not installed.`,
    { advice: 'Install it on the camera: sudo apt install ffmpeg.' },
  );
}
