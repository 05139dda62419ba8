import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import { wrongInSidecar } from '../../../apps/camera-agent/test/crash/wrong-claims.js';

export interface FilmOnDisk {
  readonly path: string;
  /** By its sidecar. */
  readonly recording: Recording;
  /** What the sidecar has wrong, held against the film. */
  readonly wrong: readonly string[];
}

/** The one film of a camera, closed, where its agent keeps it. */
export async function filmOnDisk(dataDir: string, camera: string): Promise<FilmOnDisk> {
  const folder = join(dataDir, 'agents', camera, 'recordings');
  const [sidecar, ...others] = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  if (sidecar === undefined || others.length > 0) throw new Error(`not one film in ${folder}`);
  const recording = JSON.parse(await readFile(join(folder, sidecar), 'utf8')) as Recording;
  const path = join(folder, sidecar.replace(/json$/, 'mp4'));
  return { path, recording, wrong: await wrongInSidecar(recording, path) };
}
