import { spawn } from 'node:child_process';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import { concat } from '#live/domain/box.js';
import type { ToolEnvironment } from '#runtime/find-program.js';

const DEADLINE_MS = 10_000;
const MAX_JPEG_BYTES = 32 * 1024 * 1024;
const MAX_STDERR = 2000;
const START_CODE = Uint8Array.of(0, 0, 0, 1);

/**
 * The last of the pictures as a JPEG, by ffmpeg; `units` begin with a key frame. `width`: smaller than it is, pixels.
 * Rejects with `no-decoder` or `camera-failed`.
 */
export function decodeLast(
  units: readonly AccessUnit[],
  width: number | undefined,
  environment: ToolEnvironment,
  clock: Clock,
): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const child = spawn('ffmpeg', argumentsFor(units.length, width), { env: environment, stdio: 'pipe' });
  const picture: Uint8Array[] = [];
  let bytes = 0;
  let said = '';
  const giveUp = (why: string): void => {
    said = why;
    child.kill('SIGKILL');
  };
  const timer = clock.after(DEADLINE_MS, () => giveUp(`nothing within ${DEADLINE_MS / 1000} s`));
  child.stdout.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > MAX_JPEG_BYTES) giveUp(`more than ${MAX_JPEG_BYTES} bytes`);
    else picture.push(piece);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-MAX_STDERR)));
  // It may end before it has read all; why is told by its end.
  child.stdin.on('error', () => undefined);
  child.once('error', (error: NodeJS.ErrnoException) => reject(spawnError(error)));
  child.once('close', (code) => {
    timer.stop();
    if (code === 0 && bytes > 0) resolve(concat(picture));
    else reject(notDecoded(said.trim() || 'nothing'));
  });
  child.stdin.end(annexB(units));
  return promise;
}

/** Numbers alone come among the arguments. */
function argumentsFor(pictures: number, width: number | undefined): string[] {
  const last = `select=eq(n\\,${pictures - 1})`;
  const filter = width === undefined ? last : `${last},scale=w=min(${width}\\,iw):h=-2`;
  const input = ['-v', 'error', '-f', 'h264', '-i', 'pipe:0'];
  return [...input, '-vf', filter, '-frames:v', '1', '-q:v', '3', '-f', 'mjpeg', 'pipe:1'];
}

function annexB(units: readonly AccessUnit[]): Uint8Array {
  return concat(units.flatMap(({ nals }) => nals.flatMap((nal) => [START_CODE, nal])));
}

function notDecoded(said: string): RollcallError {
  return new RollcallError('camera-failed', `No picture could be decoded. ffmpeg said: ${said}`);
}

function spawnError(error: NodeJS.ErrnoException): RollcallError {
  if (error.code === 'ENOENT')
    return new RollcallError('no-decoder', 'ffmpeg is not installed on the camera.');
  return new RollcallError('camera-failed', `ffmpeg could not be started: ${error.message}`, {
    cause: error,
  });
}
