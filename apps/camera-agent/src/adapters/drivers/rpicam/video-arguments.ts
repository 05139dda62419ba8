import type { SyncRole } from '#contracts/messages/frame-sync.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import { sizeArguments, wholeArgument } from './argument.js';
import { encoderArguments } from './encoder-arguments.js';
import { pictureArguments } from './picture-arguments.js';
import { isAtLeast, type ToolVersion } from './tool-version.js';

/**
 * Names in the tool's working folder. A software encoder gives times and metadata only to an output whose name ends in
 * `264`, and every tool takes that name for a printf format: no name from outside may come here.
 */
export const OUTPUT_NAMES = { video: 'video.h264', pts: 'pts', metadata: 'metadata' } as const;

/**
 * The arguments for endless H.264, on standard output or, if `timed`, into the files of `OUTPUT_NAMES`. They are built
 * from numbers alone: several of the tool's options load files and libraries, so no text from outside may come among
 * them.
 */
export function videoArguments(
  version: ToolVersion,
  settings: Settings,
  cameraIndex: number,
  timed: boolean,
  sync?: SyncRole,
): string[] {
  return [
    // Without it a host without a display gets a line of noise for each frame.
    '-n',
    wholeArgument('camera', cameraIndex, 0),
    ...['--timeout=0', '--codec=h264', '--inline', '--flush'],
    ...sizeArguments(settings),
    wholeArgument('framerate', settings.fps),
    ...encoderArguments(settings),
    ...pictureArguments(settings),
    // Where the encoder is a library it does not know what to write to a pipe.
    ...(version.libav ? ['--libav-format=h264'] : []),
    // Also keeps the times in the order of the pictures. A tool without the library refuses the option.
    ...(version.libav && isAtLeast(version, 1, 6, 0) ? ['--low-latency'] : []),
    ...(sync ? [`--sync=${sync}`] : []),
    ...(timed ? timedOutput() : ['--output=-']),
  ];
}

/** True for a tool that can write the time of each frame; a software encoder learnt it late. */
export function tellsTimes(version: ToolVersion, hardwareEncoder: boolean): boolean {
  return isAtLeast(version, 1, 0, 0) && (hardwareEncoder || !version.libav || isAtLeast(version, 1, 8, 0));
}

/** True for a tool that can put its frames in step with those of others. */
export function knowsSync(version: ToolVersion): boolean {
  return isAtLeast(version, 1, 6, 0);
}

function timedOutput(): string[] {
  const { video, pts, metadata } = OUTPUT_NAMES;
  return [`--save-pts=${pts}`, `--metadata=${metadata}`, '--metadata-format=json', `--output=${video}`];
}
