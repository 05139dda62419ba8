import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Film {
  readonly frames: number;
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
}

/** What ffprobe says of a film after it has decoded every frame; rejects when one does not decode. */
export async function probe(path: string): Promise<Film> {
  await run('ffmpeg', ['-v', 'error', '-xerror', '-err_detect', 'explode', '-i', path, '-f', 'null', '-']);
  const entries = 'stream=nb_read_frames,width,height:format=duration';
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-count_frames',
    '-show_entries',
    entries,
    '-of',
    'json',
    path,
  ]);
  const { streams, format } = JSON.parse(stdout) as {
    streams: [{ nb_read_frames: string; width: number; height: number }];
    format: { duration: string };
  };
  const [{ nb_read_frames, width, height }] = streams;
  return { frames: Number(nb_read_frames), seconds: Number(format.duration), width, height };
}
