import { type AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { AccessUnitSplitter } from '#camera-agent/domain/h264/access-unit-splitter.js';
import {
  addEmulationPrevention,
  isMalformed,
  isSlice,
  removeEmulationPrevention,
} from '#camera-agent/domain/h264/nal.js';
import { ReusedMemory } from '#camera-agent/domain/stream/reused-memory.js';
import {
  CASES,
  CASES_DEADLINE_MS,
  damageBy,
  damaged,
  type Dice,
  hold,
  inThree,
  SO_MANY,
  throwAll,
} from '#testing/many-cases.js';

/** What start codes and their prevention are made of, and bytes of any picture. */
const BYTES = [0, 0, 1, 2, 3, 0x80, 0xff];
const START = Uint8Array.of(0, 0, 1);
const STOP = Uint8Array.of(0x80);
const THREE = Uint8Array.of(3);
const DELIMITER = Uint8Array.of(0x09, 0xf0);
/** A picture behind which nothing of what came before is left in the splitter. */
const LAST = Uint8Array.of(0, 0, 1, 0x65, 0x88, 0x80);

// New ones would take longer to make than to try.
const memory = new ReusedMemory();
const splitter = new AccessUnitSplitter(memory);

function someBytes(dice: Dice, most: number): Uint8Array {
  const bytes = new Uint8Array(dice(most + 1));
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = BYTES[dice(BYTES.length)] ?? 0;
  return bytes;
}

/** A NAL unit as an encoder writes it: it ends in the bit that stops it. */
function nalOf(dice: Dice, header: number, second: number): Uint8Array {
  return addEmulationPrevention(Buffer.concat([Uint8Array.of(header, second), someBytes(dice, 5), STOP]));
}

function unitOf(dice: Dice): Uint8Array[] {
  const isKey = dice(3) === 0;
  const header = isKey ? 0x65 : 0x41;
  const nals: Uint8Array[] = dice(2) ? [DELIMITER] : [];
  if (isKey) nals.push(nalOf(dice, 0x67, 0x42), nalOf(dice, 0x68, 0xce));
  nals.push(nalOf(dice, header, 0x88));
  if (dice(3) === 0) nals.push(nalOf(dice, header, 0x2a));
  if (dice(4) === 0) nals.push(nalOf(dice, 0x0c, 0xff));
  return nals;
}

function streamOf(dice: Dice, units: readonly (readonly Uint8Array[])[]): Uint8Array {
  return Buffer.concat(units.flat().flatMap((nal) => [new Uint8Array(dice(3)), START, nal]));
}

/** All that comes out; whatever went before in the same splitter, as its flush may leave something waiting. */
function split(pieces: readonly Uint8Array[]): AccessUnit[] {
  splitter.push(LAST, 0);
  splitter.flush();
  return [...pieces.flatMap((piece) => splitter.push(piece, 0)), ...splitter.flush()];
}

function areSame(found: readonly AccessUnit[], wanted: readonly (readonly Uint8Array[])[]): boolean {
  return (
    found.length === wanted.length &&
    found.every(({ nals }, i) => {
      const others = wanted[i] ?? [];
      return nals.length === others.length && nals.every((nal, j) => isSame(nal, others[j] ?? START));
    })
  );
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function hasStartCode({ buffer, byteOffset, length }: Uint8Array): boolean {
  return Buffer.from(buffer, byteOffset, length).indexOf('\0\0\x01', 0, 'latin1') !== -1;
}

function holdSound(units: readonly AccessUnit[], stream: Uint8Array): void {
  let bytes = 0;
  for (const { nals } of units) {
    hold(
      nals.some((nal) => isSlice(nal[0])),
      'a unit without a picture',
    );
    for (const nal of nals) {
      hold(!isMalformed(nal[0]), 'a NAL unit of no type');
      hold(nal.at(-1) !== 0, 'a NAL unit that ends in a zero');
      hold(!hasStartCode(nal), 'a start code within a NAL unit');
      bytes += START.length + nal.length;
    }
  }
  hold(bytes <= stream.length, 'more than there was');
}

test(
  `streams: what is whole comes out as it went in, what is damaged in sound units, however it is cut (${SO_MANY})`,
  async () => {
    const { taken, refused } = await throwAll((dice) => {
      const units = Array.from({ length: 1 + dice(2) }, () => unitOf(dice));
      const whole = streamOf(dice, units);
      if (dice(2) === 0) {
        hold(areSame(split(inThree(whole, dice)), units), 'other units came out');
        return true;
      }
      const broken = damaged(whole, damageBy(dice));
      const found = split(inThree(broken, dice));
      holdSound(found, broken);
      if (dice(3) === 0) {
        const uncut = split([broken]).map(({ nals }) => nals);
        hold(areSame(found, uncut), 'the cutting makes a difference');
      }
      return areSame(found, units);
    });
    expect(taken).toBeGreaterThan(CASES / 4);
    expect(refused).toBeGreaterThan(CASES / 4);
  },
  CASES_DEADLINE_MS,
);

test(
  `emulation prevention: what is put in is taken out, and no start code is left between (${SO_MANY})`,
  async () => {
    const { taken } = await throwAll((dice) => {
      const raw = someBytes(dice, 16);
      const safe = addEmulationPrevention(raw);
      for (let i = 2; i < safe.length; i += 1)
        hold(safe[i - 2] !== 0 || safe[i - 1] !== 0 || (safe[i] ?? 0) > 2, 'a start code, to a decoder');
      hold(safe.at(-1) !== 0, 'a zero at the end');
      const back = removeEmulationPrevention(safe);
      // A last zero alone gets a 03 as well, and only behind two zeros is one taken out.
      const isBack = isSame(back, raw) || (raw.at(-1) === 0 && isSame(back, Buffer.concat([raw, THREE])));
      hold(isBack, 'other bytes came back');
      return safe.length > raw.length;
    });
    expect(taken).toBeGreaterThan(CASES / 4);
  },
  CASES_DEADLINE_MS,
);
