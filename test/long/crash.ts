import { seededRandom } from '../../apps/camera-agent/test/camera/seeded-random.js';
import { type Crash, CRASHES, randomMoment } from '../../apps/camera-agent/test/crash/crashes.js';
import { killAndLook, MOST_LOST_MS } from '../../apps/camera-agent/test/crash/kill-and-look.js';
import { type Spoil, SPOILS } from '../../apps/camera-agent/test/crash/spoil-end.js';
import type { Standing } from '../../apps/camera-agent/test/crash/what-stands.js';
import { check } from './check.js';
import { readNumbers } from './options.js';

const ABOUT =
  'Kills a recording of 10 Mb/s at random moments, with and without the writes that were not synced, and spoils its last 64 KiB; ' +
  'the same around the change of film of one in segments.';
const { kills = 0, seed = 0 } = readNumbers('crash', ABOUT, [
  { name: 'kills', what: 'of each of the four kinds', byDefault: 200 },
  { name: 'seed', what: 'the same seed kills at the same moments', byDefault: 1 },
]);

/** ffprobe decodes one film in so many. */
const PROBED = 10;

class Tally {
  mostLostMs = 0;
  /** Closed before the kill. */
  saved = 0;
  recovered = 0;
  /** Kills that found more than one film that was not closed. */
  inChange = 0;
  /** Nothing of them could be played: what had been recorded of them, ms. */
  readonly failedMs: number[] = [];
  readonly wrong: string[] = [];

  add({ lostMs, wrong, films }: Standing): void {
    this.mostLostMs = Math.max(this.mostLostMs, lostMs);
    this.wrong.push(...wrong);
    const repaired = films.filter(({ recording }) => recording.state !== 'saved');
    const failed = repaired.filter(({ path }) => path === undefined);
    this.saved += films.length - repaired.length;
    this.recovered += repaired.length - failed.length;
    this.failedMs.push(...failed.map(({ begunMs }) => begunMs));
    if (repaired.length > 1) this.inChange += 1;
  }
}

function print(crash: Crash, spoil: Spoil, tally: Tally): void {
  const { mostLostMs, saved, recovered, inChange, failedMs, wrong } = tally;
  const what = `${crash}, end ${spoil}`;
  const parts = crash.startsWith('segments')
    ? `, ${saved} saved before, ${inChange} kills in the change to the next`
    : '';
  const early =
    failedMs.length === 0
      ? ''
      : `, ${failedMs.length} failed: killed within ${Math.round(Math.max(...failedMs))} ms of the first frame`;
  process.stdout.write(`${what}: ${kills} kills, ${recovered} films recovered${parts}${early}\n`);
  for (const sentence of wrong.slice(0, 3)) process.stdout.write(`      ${sentence}\n`);
  check(`${what}: most that was lost, ms`, Math.round(mostLostMs), { most: MOST_LOST_MS });
  check(`${what}: what sidecar, times or film have wrong`, wrong.length, { most: 0 });
}

const random = seededRandom(seed);
for (const crash of CRASHES) {
  const tallies = new Map(SPOILS.map((spoil) => [spoil, new Tally()]));
  for (let kill = 0; kill < kills; kill += 1) {
    const found = await killAndLook(crash, randomMoment(crash, random), kill % PROBED === 0);
    for (const [spoil, standing] of found) tallies.get(spoil)?.add(standing);
    if ((kill + 1) % 10 === 0) process.stderr.write(`${crash}: ${kill + 1} kills\n`);
  }
  for (const [spoil, tally] of tallies) print(crash, spoil, tally);
}
