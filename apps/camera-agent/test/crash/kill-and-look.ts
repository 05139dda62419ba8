import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasTool } from '#testing/tools.js';
import { probeFilm } from '../camera/film-probe.js';
import type { Crash } from './crashes.js';
import { killRecording } from './kill-recording.js';
import { type Spoil, SPOILS } from './spoil-end.js';
import type { StandingFilm } from './standing-films.js';
import { type Standing, whatStands } from './what-stands.js';

/** What a crash may cost: a film with more in it is never one of which nothing stands. */
export const MOST_LOST_MS = 1000;

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
      const complaints = probes ? await Promise.all(standing.films.map(complaintsOf)) : [];
      found.set(spoil, { ...standing, wrong: [...standing.wrong, ...complaints.flat()] });
    }
    return found;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function complaintsOf({ path, frames }: StandingFilm): Promise<string[]> {
  if (path === undefined || !hasTool('ffprobe')) return [];
  const probed = await probeFilm(path);
  const isRight = probed.complaints === '' && probed.frames === frames;
  return isRight ? [] : [`ffprobe sees ${probed.frames} frames: ${probed.complaints}`];
}
