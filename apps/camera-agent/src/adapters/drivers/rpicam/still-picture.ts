import { execFile } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import { sizeArguments, wholeArgument } from './argument.js';
import { exitError } from './exit-error.js';
import { pictureArguments } from './picture-arguments.js';
import type { ToolEnvironment } from '../process/find-program.js';

/** 280 ms were seen at full size; a small Pi and a real sensor need more. */
const DEADLINE_MS = 15_000;
const MAX_JPEG_BYTES = 64 * 1024 * 1024;

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
  const options = {
    env: environment,
    timeout: DEADLINE_MS,
    maxBuffer: MAX_JPEG_BYTES,
    killSignal: 'SIGKILL' as const,
    encoding: 'buffer' as const,
    signal,
  };
  return new Promise((resolve, reject) => {
    const child = execFile(tool, args, options, (error, stdout, stderr) => {
      const { exitCode: code, signalCode } = child;
      if (!error && isJpeg(stdout)) return resolve(stdout);
      if (!error) return reject(new RollcallError('camera-failed', `${tool} gave no picture.`));
      // Without an exit code it could not even be run; why is in the error alone.
      if (code === null && signalCode === null)
        return reject(new RollcallError('camera-failed', error.message));
      reject(exitError({ tool, code, signal: signalCode, stderr: stderr.toString() }));
    });
  });
}

/** Begins with the markers of a JPEG's start and of whatever segment follows. */
function isJpeg(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}
