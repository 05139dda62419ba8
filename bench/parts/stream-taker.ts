import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RPICAM_STAND_IN } from './stand-in-camera.js';
import type { EncodedFilm } from './encoded-film.js';

const READING_PROGRAM = fileURLToPath(new URL('reading-program.mjs', import.meta.url));

/** A process that takes the same stream from the same kind of camera, on its standard input. */
export class StreamTaker {
  private constructor(
    private readonly camera: ChildProcess,
    private readonly taker: ChildProcess,
  ) {}

  /** `ffmpeg -c copy`, which writes the same kind of file. */
  static copyingFfmpeg(film: EncodedFilm, folder: string, env: Record<string, string>): StreamTaker {
    const input = ['-v', 'error', '-f', 'h264', '-framerate', `${film.fps}`, '-i', '-'];
    const flags = ['-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-frag_duration', '500000'];
    const output = ['-c', 'copy', ...flags, '-f', 'mp4', join(folder, 'copied.mp4')];
    return StreamTaker.start(film, env, (stdio) => spawn('ffmpeg', [...input, ...output], { stdio }));
  }

  /** A bare Node that reads and does nothing. */
  static readingNode(film: EncodedFilm, env: Record<string, string>): StreamTaker {
    return StreamTaker.start(film, env, (stdio) => spawn(process.execPath, [READING_PROGRAM], { stdio }));
  }

  private static start(
    film: EncodedFilm,
    env: Record<string, string>,
    take: (stdio: StdioOptions) => ChildProcess,
  ): StreamTaker {
    const camera = spawn(RPICAM_STAND_IN, argumentsFor(film), { env, stdio: ['ignore', 'pipe', 'ignore'] });
    return new StreamTaker(camera, take([camera.stdout, 'ignore', 'inherit']));
  }

  get pid(): number {
    if (this.taker.pid === undefined) throw new Error('what takes the stream did not start');
    return this.taker.pid;
  }

  stop(): void {
    this.camera.kill('SIGKILL');
    this.taker.kill('SIGKILL');
  }
}

function argumentsFor({ width, height, fps }: EncodedFilm): string[] {
  const size = ['--width', `${width}`, '--height', `${height}`, '--framerate', `${fps}`];
  return ['-n', '-t', '0', '--codec', 'h264', '--inline', '--libav-format', 'h264', ...size, '-o', '-'];
}
