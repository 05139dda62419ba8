import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { eventually } from '#testing/eventually.js';
import { freePort } from '#testing/free-port.js';
import { Program } from '#testing/program.js';
import type { PictureSource } from '../parts/pictures/viewer.js';
import type { Scene } from '../parts/scene.js';

const FILM_MS = 10_000;
const UP_MS = 30_000;
const SHOWS_MS = 1000;

/** Debian's motion, which serves the picture of a film as MJPEG and looks for no movement that it would keep. */
export interface Motion {
  readonly pid: number;
  readonly port: number;
  end(): Promise<unknown>;
}

/** What a camera's agent sends in ten seconds, as a file. */
export async function filmFrom(scene: Scene, camera: PictureSource): Promise<string> {
  const film = join(scene.folder, 'film.mp4');
  await keep(camera, film);
  return film;
}

/** Gives motion a picture of 720p30: a `file:` it plays again and again. */
export async function startMotion(scene: Scene, picture: string): Promise<Motion> {
  const port = await freePort();
  const settings = join(scene.folder, `motion-${port}.conf`);
  await writeFile(settings, settingsFor(port, picture, scene.folder));
  // By the data folder in its environment it is known as a program of this run.
  const env = { PATH: process.env.PATH, ROLLCALL_DATA_DIR: scene.place.dataDir };
  const program = new Program(['motion', '-n', '-c', settings], env);
  // Who asks before there is a picture is never given one.
  await eventually('motion shows its picture', () => showsPicture(port), UP_MS).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${program.stderr}`);
  });
  return { pid: program.pid, port, end: () => program.end('SIGTERM') };
}

/** Whether bytes of a picture come within a second. */
async function showsPicture(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(SHOWS_MS);
  try {
    const request = get({ host: '127.0.0.1', port, path: '/', agent: false, signal });
    request.on('error', () => undefined);
    const [response] = (await once(request, 'response', { signal })) as [IncomingMessage];
    response.on('error', () => undefined);
    await once(response, 'data', { signal });
    request.destroy();
    return true;
  } catch {
    // It does not listen yet, or has nothing yet.
    return false;
  }
}

/** The first seconds of a live picture, as a file whose times begin at 0. */
async function keep({ port, path, token }: PictureSource, film: string): Promise<void> {
  const request = get({ host: '127.0.0.1', port, path, headers: { authorization: `Bearer ${token}` } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', () => undefined);
  await pause(FILM_MS);
  request.destroy();
  const asSent = `${film}.live`;
  await writeFile(asSent, Buffer.concat(chunks));
  await promisify(execFile)('ffmpeg', [
    '-v',
    'error',
    '-i',
    asSent,
    '-c',
    'copy',
    '-movflags',
    '+faststart',
    film,
  ]);
}

function settingsFor(port: number, picture: string, folder: string): string {
  const settings = {
    daemon: 'off',
    setup_mode: 'off',
    webcontrol_port: 0,
    stream_port: port,
    stream_localhost: 'on',
    stream_maxrate: 30,
    stream_quality: 75,
    framerate: 30,
    width: 1280,
    height: 720,
    netcam_url: picture,
    picture_output: 'off',
    movie_output: 'off',
    pause: 'on',
    target_dir: folder,
    log_level: 6,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${value}\n`)
    .join('');
}
