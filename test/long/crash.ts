import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasTool } from '#testing/tools.js';
import { probeFilm } from '../../apps/camera-agent/test/camera/film-probe.js';
import { seededRandom } from '../../apps/camera-agent/test/camera/seeded-random.js';
import { type Crash, CRASHES, killRecording } from '../../apps/camera-agent/test/crash/kill-recording.js';
import {
  type Spoil,
  SPOILS,
  type Standing,
  whatStands,
} from '../../apps/camera-agent/test/crash/what-stands.js';
import { check } from './check.js';
import { readNumbers } from './options.js';

const ABOUT =
  'Kills a recording of 10 Mb/s at random moments, with and without the writes that were not synced, and spoils its last 64 KiB.';
const { kills = 0, seed = 0 } = readNumbers('crash', ABOUT, [
  { name: 'kills', what: 'of each of the two kinds', byDefault: 200 },
  { name: 'seed', what: 'the same seed kills at the same moments', byDefault: 1 },
]);

/** A moment is anywhere in so long after the first frame. */
const LEAST_MS = 200;
const SPAN_MS = 2800;
/** ffprobe decodes one film in so many. */
const PROBED = 10;

class Tally {
  mostLostMs = 0;
  recovered = 0;
  readonly wrong: string[] = [];

  add({ lostMs, wrong, film }: Standing): void {
    this.mostLostMs = Math.max(this.mostLostMs, lostMs);
    this.wrong.push(...wrong);
    if (film !== undefined) this.recovered += 1;
  }
}

async function killOnce(crash: Crash, afterMs: number, probes: boolean): Promise<Map<Spoil, Standing>> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-crash-'));
  const timesMs = await killRecording(join(folder, 'left'), crash, afterMs);
  const found = new Map<Spoil, Standing>();
  for (const spoil of SPOILS) {
    await cp(join(folder, 'left'), join(folder, spoil), { recursive: true });
    const standing = await whatStands(join(folder, spoil), spoil, timesMs);
    const wrong = [...standing.wrong, ...(probes ? await complaints(standing) : [])];
    found.set(spoil, { ...standing, wrong });
  }
  await rm(folder, { recursive: true });
  return found;
}

async function complaints({ film, recording }: Standing): Promise<string[]> {
  if (film === undefined || !hasTool('ffprobe')) return [];
  const probed = await probeFilm(film);
  const isRight = probed.complaints === '' && probed.frames === recording?.frames;
  return isRight ? [] : [`ffprobe sees ${probed.frames} frames: ${probed.complaints}`];
}

function print(crash: Crash, spoil: Spoil, { mostLostMs, recovered, wrong }: Tally): void {
  const what = `${crash}, end ${spoil}`;
  process.stdout.write(`${what}: ${kills} kills, ${recovered} films recovered\n`);
  for (const sentence of wrong.slice(0, 3)) process.stdout.write(`      ${sentence}\n`);
  check(`${what}: most that was lost, ms`, Math.round(mostLostMs), { most: 1000 });
  check(`${what}: what sidecar, times or film have wrong`, wrong.length, { most: 0 });
}

const random = seededRandom(seed);
for (const crash of CRASHES) {
  const tallies = new Map(SPOILS.map((spoil) => [spoil, new Tally()]));
  for (let kill = 0; kill < kills; kill += 1) {
    const found = await killOnce(crash, LEAST_MS + random.next() * SPAN_MS, kill % PROBED === 0);
    for (const [spoil, standing] of found) tallies.get(spoil)?.add(standing);
    if ((kill + 1) % 10 === 0) process.stderr.write(`${crash}: ${kill + 1} kills\n`);
  }
  for (const [spoil, tally] of tallies) print(crash, spoil, tally);
}
