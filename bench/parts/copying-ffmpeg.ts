import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { RPICAM_STAND_IN } from './stand-in-camera.js';
import type { EncodedFilm } from './encoded-film.js';

/** `ffmpeg -c copy`: the same stream from the same kind of camera, written as the same kind of file. */
export class CopyingFfmpeg {
  private constructor(
    private readonly camera: ChildProcess,
    private readonly ffmpeg: ChildProcess,
  ) {}

  static start(film: EncodedFilm, folder: string, env: Record<string, string>): CopyingFfmpeg {
    const size = ['--width', `${film.width}`, '--height', `${film.height}`, '--framerate', `${film.fps}`];
    const args = [
      '-n',
      '-t',
      '0',
      '--codec',
      'h264',
      '--inline',
      '--libav-format',
      'h264',
      ...size,
      '-o',
      '-',
    ];
    const camera = spawn(RPICAM_STAND_IN, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const input = ['-v', 'error', '-f', 'h264', '-framerate', `${film.fps}`, '-i', '-'];
    const flags = ['-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-frag_duration', '500000'];
    const output = ['-c', 'copy', ...flags, '-f', 'mp4', join(folder, 'copied.mp4')];
    const ffmpeg = spawn('ffmpeg', [...input, ...output], { stdio: [camera.stdout, 'ignore', 'inherit'] });
    return new CopyingFfmpeg(camera, ffmpeg);
  }

  get pid(): number {
    if (this.ffmpeg.pid === undefined) throw new Error('ffmpeg did not start');
    return this.ffmpeg.pid;
  }

  stop(): void {
    this.camera.kill('SIGKILL');
    this.ffmpeg.kill('SIGKILL');
  }
}
