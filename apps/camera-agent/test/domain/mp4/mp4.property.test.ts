import { fragment, type Sample } from '#camera-agent/domain/mp4/fragment.js';
import { type FragmentSamples, readFragmentSamples } from '#camera-agent/domain/mp4/fragment-reader.js';
import { boxAt, boxesIn } from '#live/domain/box-reader.js';
import { box } from '#live/domain/box.js';
import {
  CASES,
  CASES_DEADLINE_MS,
  damageBy,
  damaged,
  type Dice,
  hold,
  SO_MANY,
  throwAll,
} from '#testing/many-cases.js';

const TYPES = ['moof', 'traf', 'trun', 'free'];

/** A box as it was written, and the boxes in it. */
interface Tree {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly inner: readonly Tree[];
}

function treesOf(dice: Dice, most: number, depth: number): Tree[] {
  return Array.from({ length: dice(most + 1) }, () => treeOf(dice, depth));
}

function treeOf(dice: Dice, depth: number): Tree {
  const type = TYPES[dice(TYPES.length)] ?? '';
  const inner = depth > 0 ? treesOf(dice, 2, depth - 1) : [];
  const contents =
    inner.length > 0 ? inner.map(({ bytes }) => bytes) : [new Uint8Array(dice(9)).fill(dice(256))];
  return { type, bytes: box(type, ...contents), inner };
}

function holdRead(trees: readonly Tree[], whole: Uint8Array, from: number, to: number): void {
  const found = boxesIn(whole, from, to);
  hold(found.length === trees.length, 'not as many boxes as were written');
  trees.forEach(({ type, bytes, inner }, i) => {
    const at = found[i];
    hold(at?.type === type && Buffer.compare(bytes, whole.subarray(at.start, at.end)) === 0, 'another box');
    if (at && inner.length > 0) holdRead(inner, whole, at.body, at.end);
  });
}

test(
  `boxes: what is written is read, and of what is damaged only what lies whole within (${SO_MANY})`,
  async () => {
    const { taken, refused } = await throwAll((dice) => {
      const trees = [treeOf(dice, 1), ...treesOf(dice, 2, 1)];
      const whole = Buffer.concat(trees.map(({ bytes }) => bytes));
      if (dice(2) === 0) {
        holdRead(trees, whole, 0, whole.length);
        return true;
      }
      const broken = damaged(whole, damageBy(dice));
      const found = boxesIn(broken, 0, broken.length);
      let expected = 0;
      for (const { start, body, end } of found) {
        hold(start === expected && body === start + 8 && end >= body && end <= broken.length, 'no whole box');
        expected = end;
      }
      const within = boxAt(broken, 'moof/traf');
      hold(!within || within.end <= broken.length, 'a box that ends behind the end');
      return found.length === trees.length;
    });
    expect(taken).toBeGreaterThan(CASES / 4);
    expect(refused).toBeGreaterThan(CASES / 20);
  },
  CASES_DEADLINE_MS,
);

function sampleOf(dice: Dice): Sample {
  const nals = Array.from({ length: 1 + dice(2) }, () => new Uint8Array(1 + dice(12)).fill(1 + dice(255)));
  return { nals, keyFrame: dice(4) === 0, durationTicks: dice(2) ? 3000 : dice(2 ** 31) };
}

function readAt0(bytes: Uint8Array): Promise<FragmentSamples | undefined> {
  const read = (offset: number, length: number): Promise<Uint8Array> =>
    Promise.resolve(bytes.subarray(offset, offset + length));
  return readFragmentSamples({ size: bytes.length, read }, 0);
}

function holdWhole(read: FragmentSamples | undefined, samples: readonly Sample[], whole: Uint8Array): void {
  hold(read?.end === whole.length && read.samples.length === samples.length, 'another fragment was read');
  let [at, ticks] = [read?.dataOffset ?? 0, read?.startTicks ?? 0];
  samples.forEach(({ nals: [nal = new Uint8Array()], keyFrame, durationTicks }, i) => {
    const found = read?.samples[i];
    hold(found?.keyFrame === keyFrame && found.durationTicks === durationTicks, 'another sample');
    hold(Buffer.compare(nal, whole.subarray(at + 4, at + 4 + nal.length)) === 0, 'another picture');
    at += found?.bytes ?? 0;
    ticks += durationTicks;
  });
  hold(at === whole.length && read?.endTicks === ticks, 'it ends elsewhere');
}

test(
  `fragments: what is written is read; what is damaged is none, or one that agrees with itself (${SO_MANY})`,
  async () => {
    const { taken, refused } = await throwAll(async (dice) => {
      const samples = Array.from({ length: 1 + dice(2) }, () => sampleOf(dice));
      const text = dice(4) ? undefined : 'x'.repeat(dice(9));
      const baseDecodeTime = dice(2 ** 40);
      const whole = fragment({ sequence: 1 + dice(1000), baseDecodeTime, samples, text });
      if (dice(2) === 0) {
        const read = await readAt0(whole);
        hold(read?.startTicks === baseDecodeTime, 'another time');
        holdWhole(read, samples, whole);
        return true;
      }
      const broken = damaged(whole, damageBy(dice));
      const found = await readAt0(broken);
      if (!found) return false;
      const end = found.samples.reduce((sum, { bytes }) => sum + bytes, found.dataOffset);
      hold(end === found.end && end <= broken.length, 'pictures that are not there');
      hold(found.samples.length > 0 && found.endTicks >= found.startTicks, 'time runs backwards');
      return true;
    });
    expect(taken).toBeGreaterThan(CASES / 4);
    expect(refused).toBeGreaterThan(CASES / 20);
  },
  CASES_DEADLINE_MS,
);
