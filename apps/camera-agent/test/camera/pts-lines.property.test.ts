import { PtsLines } from '#camera-agent/adapters/drivers/rpicam/pts-lines.js';
import {
  CASES,
  CASES_DEADLINE_MS,
  damageBy,
  damaged,
  hold,
  inThree,
  SO_MANY,
  throwAll,
} from '#testing/many-cases.js';

const HEAD = '# timecode format v2\n';
const LINES = 3;

function read(pieces: readonly Uint8Array[]): (number | undefined)[] {
  const lines = new PtsLines();
  return pieces.flatMap((piece) => lines.push(piece));
}

function areSame(a: readonly (number | undefined)[], b: readonly (number | undefined)[]): boolean {
  return a.length === b.length && a.every((ms, i) => ms === b[i]);
}

test(
  `times of frames: what is written is read however it is cut; what is damaged costs no other line (${SO_MANY})`,
  async () => {
    const { taken, refused } = await throwAll((dice) => {
      const times = Array.from({ length: LINES }, () => dice(2 ** 31) / 1000);
      const whole = Buffer.from(HEAD + times.map((ms) => `${ms.toFixed(3)}\n`).join(''));
      if (dice(2) === 0) {
        hold(areSame(read(inThree(whole, dice)), times), 'other times were read');
        return true;
      }
      const broken = damaged(whole, damageBy(dice));
      const found = read(inThree(broken, dice));
      if (dice(3) === 0) hold(areSame(found, read([broken])), 'the cutting makes a difference');
      hold(found.length <= broken.filter((byte) => byte === 0x0a).length, 'lines came from nowhere');
      hold(!found.some((ms) => ms !== undefined && !(ms >= 0 && ms < Infinity)), 'a time that is none');
      // One byte can make two lines of one, or one of two.
      const others = found.filter((ms) => ms === undefined || !times.includes(ms));
      hold(others.length <= 2, 'one byte damaged more than two lines');
      return areSame(found, times);
    });
    expect(taken).toBeGreaterThan(CASES / 4);
    expect(refused).toBeGreaterThan(CASES / 4);
  },
  CASES_DEADLINE_MS,
);
