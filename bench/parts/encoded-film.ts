import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface EncodedFilm {
  /** An Annex B stream that may be played again and again: it begins with a key frame. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly megabitsPerSecond: number;
}

const SECONDS = 10;
const SIZE = { width: 1920, height: 1080, fps: 30 } as const;
const BITS_PER_SECOND = 10_000_000;

/** The arguments of ffmpeg for a noisy test picture of 1080p30 at 10 Mb/s, with a key frame a second. */
function argumentsFor(path: string): string[] {
  const { width, height, fps } = SIZE;
  const picture = `testsrc2=s=${width}x${height}:r=${fps}:d=${SECONDS},noise=alls=12:allf=t`;
  const options = {
    'c:v': 'libx264',
    preset: 'ultrafast',
    tune: 'zerolatency',
    g: fps,
    bf: 0,
    'b:v': BITS_PER_SECOND,
    maxrate: BITS_PER_SECOND,
    bufsize: BITS_PER_SECOND / 2,
    pix_fmt: 'yuv420p',
    f: 'h264',
  };
  const encoder = Object.entries(options).flatMap(([name, value]) => [`-${name}`, `${value}`]);
  return ['-v', 'error', '-f', 'lavfi', '-i', picture, ...encoder, path];
}

/** Encodes the film into the folder. */
export async function encodeFilm(folder: string): Promise<EncodedFilm> {
  const path = join(folder, 'film.h264');
  await run('ffmpeg', argumentsFor(path));
  const { size } = await stat(path);
  return { path, ...SIZE, megabitsPerSecond: (size * 8) / SECONDS / 1e6 };
}
