import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { toolPath } from '#testing/tools.js';

export interface ProbedFilm {
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  /** What the decoder complained about; empty for a sound film. */
  readonly complaints: string;
}

/** Decodes a whole film with ffmpeg's tools. */
export async function probeFilm(path: string): Promise<ProbedFilm> {
  const fields = 'stream=width,height,nb_read_frames:format=duration';
  const args = ['-v', 'warning', '-count_frames', '-show_entries', fields, '-of', 'json', path];
  const { stdout, stderr } = await promisify(execFile)(toolPath('ffprobe') ?? 'ffprobe', args);
  const { streams, format } = JSON.parse(stdout) as {
    streams: { width: number; height: number; nb_read_frames: string }[];
    format: { duration: string };
  };
  const [stream] = streams;
  return {
    frames: Number(stream?.nb_read_frames),
    width: stream?.width ?? 0,
    height: stream?.height ?? 0,
    durationMs: Number(format.duration) * 1000,
    complaints: stderr,
  };
}
