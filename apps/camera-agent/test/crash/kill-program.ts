/**
 * Kills recordings at random moments, so many of each crash, and prints what stands of each film with each spoil as a line
 * of JSON. Arguments: how many, the seed of the moments.
 */
import { seededRandom } from '../camera/seeded-random.js';
import { CRASHES, randomMoment } from './crashes.js';
import { killAndLook } from './kill-and-look.js';

const [kills = 0, seed = 0] = process.argv.slice(2).map(Number);
const random = seededRandom(seed);

for (const crash of CRASHES) {
  for (let kill = 0; kill < kills; kill += 1) {
    const looks = await killAndLook(crash, randomMoment(crash, random), kill === 0);
    for (const [spoil, { lostMs, films, wrong }] of looks) {
      const look = { crash, spoil, lostMs, isRecovered: films.some(({ path }) => path !== undefined), wrong };
      process.stdout.write(`${JSON.stringify(look)}\n`);
    }
  }
}
