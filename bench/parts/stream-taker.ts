import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RPICAM_STAND_IN } from './stand-in-camera.js';
import type { EncodedFilm } from './encoded-film.js';

const FRAGMENTS = 'empty_moov+default_base_moof';
const FILM = `f=mp4:movflags=+frag_keyframe+${FRAGMENTS}:frag_duration=500000`;
/** Each picture is sent the moment it comes, as an agent does it. */
const LIVE = `f=mp4:movflags=+frag_every_frame+${FRAGMENTS}:flush_packets=1`;
const READING_PROGRAM = programOf('reading-program.mjs');
const PASSING_PROGRAM = programOf('passing-program.mjs');

/** A process that takes the same stream from the same kind of camera, on its standard input. */
export class StreamTaker {
  private constructor(
    private readonly camera: ChildProcess,
    private readonly taker: ChildProcess,
  ) {}

  /** `ffmpeg -c copy`, which writes the same kind of file. */
  static copyingFfmpeg(film: EncodedFilm, folder: string, env: Record<string, string>): StreamTaker {
    const flags = ['-movflags', `+frag_keyframe+${FRAGMENTS}`, '-frag_duration', '500000'];
    return StreamTaker.ffmpeg(film, env, [...flags, '-f', 'mp4', join(folder, 'copied.mp4')]);
  }

  /** The same, which also sends each picture to somebody who listens on this host at `port`. */
  static servingFfmpeg(
    film: EncodedFilm,
    folder: string,
    env: Record<string, string>,
    port: number,
  ): StreamTaker {
    const outputs = [`[${FILM}]${join(folder, 'served.mp4')}`, `[${LIVE}]tcp://127.0.0.1:${port}`];
    return StreamTaker.ffmpeg(film, env, ['-f', 'tee', outputs.join('|')]);
  }

  /** A bare Node that reads and does nothing. */
  static readingNode(film: EncodedFilm, env: Record<string, string>): StreamTaker {
    return StreamTaker.node(film, env, [READING_PROGRAM]);
  }

  /** A bare Node that passes what it reads on to somebody who listens on this host at `port`, and writes no film. */
  static passingNode(film: EncodedFilm, env: Record<string, string>, port: number): StreamTaker {
    return StreamTaker.node(film, env, [PASSING_PROGRAM, `${port}`]);
  }

  private static node(film: EncodedFilm, env: Record<string, string>, args: string[]): StreamTaker {
    return StreamTaker.start(film, env, (stdio) => spawn(process.execPath, args, { stdio }));
  }

  private static ffmpeg(film: EncodedFilm, env: Record<string, string>, output: string[]): StreamTaker {
    const input = ['-v', 'error', '-f', 'h264', '-framerate', `${film.fps}`, '-i', '-'];
    const args = [...input, '-map', '0', '-c', 'copy', ...output];
    return StreamTaker.start(film, env, (stdio) => spawn('ffmpeg', args, { stdio }));
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

function programOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
