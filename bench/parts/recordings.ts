import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Event } from '#contracts/messages/event.js';
import type { Recording } from '#contracts/messages/recording.js';
import { hasTool } from '#testing/tools.js';
import { probe, type Film } from '../../test/e2e/support/film.js';
import type { Scene } from './scene.js';

/** Starts a recording; gives what the API answers. */
export async function record({ place }: Scene, camera: string, body: object): Promise<Recording> {
  const response = await place.call('POST', `/cameras/${camera}/recordings`, body);
  if (response.status !== 201) throw new Error(`${response.status} instead of 201: ${await response.text()}`);
  return (await response.json()) as Recording;
}

/** For the reader of events: those about a recording. */
export function about({ id }: Pick<Recording, 'id'>): (event: Event) => boolean {
  return ({ subject }) => subject === id;
}

export const canProbe = hasTool('ffmpeg') && hasTool('ffprobe');

/** Fetches a film from the API and decodes all of it; undefined where ffmpeg is not installed. */
export async function probeFilm({ place, folder }: Scene, film: Recording): Promise<Film | undefined> {
  if (!canProbe) return undefined;
  const response = await place.call('GET', `/cameras/${film.cameraId}/recordings/${film.id}/video`);
  if (!response.ok) throw new Error(`the film was answered with ${response.status}`);
  const path = join(folder, `${film.id}.mp4`);
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
  return probe(path);
}
