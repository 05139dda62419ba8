import fc from 'fast-check';
import { concat } from '#live/domain/box.js';
import { fragment } from '#camera-agent/domain/mp4/fragment.js';
import { type RandomAccess } from '#camera-agent/domain/mp4/random-access.js';
import { recover, type Recovery } from '#camera-agent/domain/mp4/recover.js';
import { cameraUnits, unitOf } from './camera-units.js';
import { fragmentsOf, type ParsedSample } from './parsed-file.js';
import { patched, record } from './recorded.js';

class MemoryFile implements RandomAccess {
  readonly reads: { from: number; to: number }[] = [];

  constructor(private readonly bytes: Uint8Array) {}

  get size(): number {
    return this.bytes.length;
  }

  read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = this.bytes.slice(offset, offset + length);
    this.reads.push({ from: offset, to: offset + bytes.length });
    return Promise.resolve(bytes);
  }
}

const recoverBytes = (bytes: Uint8Array): Promise<Recovery> => recover(new MemoryFile(bytes));

function repaired(bytes: Uint8Array, recovery: Recovery): Uint8Array {
  if (recovery.kind !== 'repairable') throw new Error(recovery.kind);
  return patched(concat([bytes.subarray(0, recovery.truncateTo), recovery.append]), recovery.patches);
}

/** What must be found in a recording of which only the first `length` bytes stand. */
async function expectWhatStands(cut: Uint8Array, whole: Uint8Array, length: number): Promise<void> {
  const fragments = fragmentsOf(whole);
  const standing = fragments.filter((fragment) => fragment.end <= length);
  const truncateTo = standing.at(-1)?.end ?? fragments[0]?.offset;
  const samples = fragments
    .flatMap((found) => found.samples)
    .filter((sample) => endOf(sample, whole) <= length);
  const last = samples.at(-1);
  const recovery = await recoverBytes(cut);
  if (!last) {
    expect(recovery.kind).toBe('unusable');
    return;
  }
  const frames = samples.length;
  const durationMs = (last.timeTicks + last.durationTicks) / 90;
  expect(recovery).toMatchObject({ kind: 'repairable', truncateTo, frames, durationMs });
  const mended = repaired(cut, recovery);
  expect(await recoverBytes(mended)).toEqual({ kind: 'complete', frames, durationMs });
  const kept = fragmentsOf(mended).flatMap((found) => found.samples);
  kept.forEach((sample, index) => expect(sample.data).toEqual(samples[index]?.data));
}

function endOf({ data }: ParsedSample, whole: Uint8Array): number {
  return data.byteOffset - whole.byteOffset + data.length;
}

describe('a file that a crash cut', () => {
  test('at every position: what stands is found, and mended it counts as finished', async () => {
    const units = Array.from({ length: 50 }, (_, index) => unitOf(index % 20 === 0, index * 33.3, [9, 9]));
    const { unpatched } = record(units);
    for (let length = 0; length < unpatched.length; length++) {
      await expectWhatStands(unpatched.subarray(0, length), unpatched, length);
    }
  });

  test('with a track of text at every position, be the text empty or not', async () => {
    const units = Array.from({ length: 50 }, (_, index) => unitOf(index % 20 === 0, index * 33.3, [9, 9]));
    let asked = 0;
    const { unpatched } = record(units, undefined, () => (asked++ % 2 === 0 ? '' : 'Tür 3'));
    for (let length = 0; length < unpatched.length; length++) {
      await expectWhatStands(unpatched.subarray(0, length), unpatched, length);
    }
  });

  test('far behind its beginning, with zeros at its end', async () => {
    const units = Array.from({ length: 5000 }, (_, index) => unitOf(index % 20 === 0, index * 33.3, [9, 9]));
    const { unpatched } = record(units);
    const fragments = fragmentsOf(unpatched);
    expect(fragments.length).toBeGreaterThan(300);
    const end = fragments.at(-2)?.end ?? 0;
    await expectWhatStands(unpatched.subarray(0, end + 5), unpatched, end + 5);
    const zeroed = unpatched.slice(0, end);
    const standing = fragments.at(-12);
    zeroed.fill(0, standing?.end, end);
    const recovery = await recoverBytes(zeroed);
    const frames = fragments.slice(0, -11).flatMap(({ samples }) => samples).length;
    expect(recovery).toMatchObject({ kind: 'repairable', truncateTo: standing?.end, frames });
    expect(await recoverBytes(repaired(zeroed, recovery))).toMatchObject({ kind: 'complete', frames });
  });

  test('any recording at any position', async () => {
    await fc.assert(
      fc.asyncProperty(cameraUnits, fc.nat(), async (units, place) => {
        const { unpatched } = record(units);
        const length = place % unpatched.length;
        await expectWhatStands(unpatched.subarray(0, length), unpatched, length);
      }),
    );
  });

  test('any recording whose end is zeros, as an unsynced tail is', async () => {
    await fc.assert(
      fc.asyncProperty(cameraUnits, fc.nat(), async (units, place) => {
        const { growing } = record(units);
        const length = place % (growing.length + 1);
        const cut = concat([growing.subarray(0, length), new Uint8Array(growing.length - length)]);
        await expectWhatStands(cut, growing, length);
        await expectWhatStands(concat([cut, new Uint8Array(64 * 1024)]), growing, length);
      }),
    );
  });

  test('mending a file that lacks only its end gives the finished file to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(cameraUnits, async (units) => {
        const { unpatched, finished, result } = record(units);
        const last = fragmentsOf(unpatched).at(-1)?.end ?? 0;
        const cut = unpatched.subarray(0, last);
        expect(repaired(cut, await recoverBytes(cut))).toEqual(finished);
        const recovery = await recoverBytes(unpatched);
        expect(recovery).toMatchObject({ kind: 'repairable', lostBytes: 0 });
        expect(repaired(unpatched, recovery)).toEqual(finished);
        const { frames, durationMs } = result;
        expect(await recoverBytes(finished)).toEqual({ kind: 'complete', frames, durationMs });
      }),
    );
  });
});

describe('any file at all', () => {
  test('random bytes are unusable', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        expect(await recoverBytes(bytes)).toEqual({ kind: 'unusable', reason: 'no-init-segment' });
      }),
    );
  });

  test('a recording with damaged bytes gives an answer whose repair counts as finished', async () => {
    const damages = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(cameraUnits, damages, async (units, wrong) => {
        const bytes = record(units).unpatched;
        for (const [place, value] of wrong) bytes[place % bytes.length] = value;
        const recovery = await recoverBytes(bytes);
        if (recovery.kind === 'repairable') {
          const mended = await recoverBytes(repaired(bytes, recovery));
          expect(mended).toMatchObject({ kind: 'complete', frames: recovery.frames });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('garbage behind an init segment or a fragment is not followed', async () => {
    await fc.assert(
      fc.asyncProperty(cameraUnits, fc.uint8Array({ minLength: 1, maxLength: 400 }), async (units, noise) => {
        const { unpatched } = record(units);
        const end = fragmentsOf(unpatched).at(-1)?.end ?? 0;
        const recovery = await recoverBytes(concat([unpatched.subarray(0, end), noise]));
        expect(recovery).toMatchObject({ truncateTo: end, lostBytes: noise.length });
      }),
    );
  });

  test('a fragment that does not follow on from the one before ends the search', async () => {
    const { unpatched } = record([unitOf(true, 0), unitOf(false, 500), unitOf(false, 1000)]);
    const [first] = fragmentsOf(unpatched);
    const head = unpatched.subarray(0, first?.end);
    const samples = [{ nals: [Uint8Array.of(0x41, 0x88)], durationTicks: 9, keyFrame: false }];
    for (const { sequence, baseDecodeTime, follows } of [
      { sequence: 2, baseDecodeTime: 45_000, follows: true },
      { sequence: 3, baseDecodeTime: 45_000, follows: false },
      { sequence: 2, baseDecodeTime: 45_001, follows: false },
    ]) {
      const next = fragment({ sequence, baseDecodeTime, samples });
      expect(await recoverBytes(concat([head, next]))).toMatchObject({ frames: follows ? 2 : 1 });
      next.set(Buffer.from('free'), next.length - 6 - 4);
      expect(await recoverBytes(concat([head, next]))).toMatchObject({ frames: 1 });
    }
  });

  test('sizes that lie do not make it read much', async () => {
    const init = record([unitOf(true, 0)]).growing;
    const lie = Buffer.from('7fffffff6d6f6f66', 'hex');
    const asked: number[] = [];
    const file: RandomAccess = {
      size: 2 ** 40,
      read: (offset, length) => {
        asked.push(length);
        const known = concat([init, lie]).subarray(offset, offset + length);
        return Promise.resolve(concat([known, new Uint8Array(Math.min(length, 100_000) - known.length)]));
      },
    };
    expect(await recover(file)).toEqual({ kind: 'unusable', reason: 'no-whole-fragment' });
    expect(Math.max(...asked)).toBeLessThan(100_000);
  });

  test('a file that shrinks while it is read is taken as cut', async () => {
    const { finished } = record([unitOf(true, 0), unitOf(false, 700)]);
    const file: RandomAccess = {
      size: finished.length,
      read: (offset, length) => Promise.resolve(finished.slice(offset, Math.min(offset + length, 900))),
    };
    expect((await recover(file)).kind).not.toBe('complete');
  });

  test('an error of the disk is not taken for the end of the file', async () => {
    const file: RandomAccess = { size: 5000, read: () => Promise.reject(new Error('EIO')) };
    await expect(recover(file)).rejects.toThrow('EIO');
  });
});

test('the samples are not read, but for the last byte of the last fragments', async () => {
  const body = new Array<number>(5000).fill(7);
  const { growing } = record(
    Array.from({ length: 100 }, (_, index) => unitOf(index === 0, index * 40, body)),
  );
  const file = new MemoryFile(growing);
  await recover(file);
  const payloads = fragmentsOf(growing).map(({ end, samples }) => ({
    from: end - samples.reduce((sum, sample) => sum + sample.data.length, 0),
    to: end,
  }));
  const touched = file.reads.filter((read) =>
    payloads.some(({ from, to }) => read.from < to && read.to > from),
  );
  expect(touched).toEqual([{ from: growing.length - 1, to: growing.length }]);
});
