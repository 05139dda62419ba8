import { fragment } from '#camera-agent/domain/mp4/fragment.js';
import { pictureFragment } from '#camera-agent/domain/mp4/picture-fragment.js';
import { CASES_DEADLINE_MS, type Dice, hold, SO_MANY, throwAll } from '#testing/many-cases.js';

/** Memory that others have used. */
function used(length: number): Uint8Array {
  return new Uint8Array(length).fill(0xaa);
}

function nalOf(dice: Dice): Uint8Array {
  return new Uint8Array(1 + dice(40)).map(() => dice(256));
}

test(
  `a fragment of one picture is what is made of any samples (${SO_MANY})`,
  async () => {
    await throwAll((dice) => {
      const nals = Array.from({ length: dice(4) }, () => nalOf(dice));
      const sample = { nals, durationTicks: dice(2 ** 32), keyFrame: dice(2) === 0 };
      const place = { sequence: dice(2 ** 32), baseDecodeTime: dice(2 ** 53) };
      const expected = fragment({ ...place, samples: [sample] });
      const made = pictureFragment({ ...place, ...sample }, used);
      hold(Buffer.compare(made, expected) === 0, 'another fragment');
      return true;
    });
  },
  CASES_DEADLINE_MS,
);
