import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Random } from '#contracts/ports/random.js';
import { hasTool } from '#testing/tools.js';
import { probeFilm } from '../camera/film-probe.js';
import { type Crash, killRecording } from './kill-recording.js';
import { type Spoil, SPOILS, type Standing, whatStands } from './what-stands.js';

/** A moment is anywhere in so long after the first frame. */
const LEAST_MS = 200;
const SPAN_MS = 2800;
/** What a crash may cost: a film with more in it is never one of which nothing stands. */
export const MOST_LOST_MS = 1000;

export function randomMoment(random: Random): number {
  return LEAST_MS + random.next() * SPAN_MS;
}

/** Kills one recording, and looks at it once with each spoil. `probes`: ffprobe decodes what stands, where there is one. */
export async function killAndLook(
  crash: Crash,
  afterMs: number,
  probes: boolean,
): Promise<ReadonlyMap<Spoil, Standing>> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-crash-'));
  try {
    const timesMs = await killRecording(join(folder, 'left'), crash, afterMs);
    const found = new Map<Spoil, Standing>();
    for (const spoil of SPOILS) {
      await cp(join(folder, 'left'), join(folder, spoil), { recursive: true });
      const standing = await whatStands(join(folder, spoil), spoil, timesMs);
      const wrong = [...standing.wrong, ...(probes ? await complaints(standing) : [])];
      found.set(spoil, { ...standing, wrong });
    }
    return found;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function complaints({ film, recording }: Standing): Promise<string[]> {
  if (film === undefined || !hasTool('ffprobe')) return [];
  const probed = await probeFilm(film);
  const isRight = probed.complaints === '' && probed.frames === recording?.frames;
  return isRight ? [] : [`ffprobe sees ${probed.frames} frames: ${probed.complaints}`];
}
