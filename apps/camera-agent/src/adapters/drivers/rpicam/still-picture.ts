import { basename, dirname, join } from 'node:path';
import type { Settings } from '#contracts/messages/camera-settings.js';
import { sizeArguments, wholeArgument } from './argument.js';
import { exitError } from './exit-error.js';
import { pictureArguments } from './picture-arguments.js';
import { askPicture } from '../process/ask-picture.js';
import type { ToolEnvironment } from '#runtime/find-program.js';

/** Without `--immediate` the tool shows a preview for five seconds first. */
export function stillArguments(settings: Settings, cameraIndex: number): string[] {
  return [
    ...['-n', '--immediate', '--encoding=jpg'],
    wholeArgument('camera', cameraIndex, 0),
    ...sizeArguments(settings),
    ...pictureArguments(settings),
    '--output=-',
  ];
}

/** A JPEG by the tool that belongs to the video tool `videoTool`. Rejects with a RollcallError. */
export function takeStill(
  videoTool: string,
  args: readonly string[],
  environment: ToolEnvironment,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const tool = join(dirname(videoTool), basename(videoTool).replace(/-vid$/, '-still'));
  return askPicture({ tool, args, environment, signal, errorOf: exitError });
}
