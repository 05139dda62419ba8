import { decodeLiveHeader, encodeLiveHeader, LIVE_HEADER_BYTES } from '#contracts/http/live-header.js';
import { CASES, CASES_DEADLINE_MS, hold, SO_MANY, throwAll, type Dice } from '#testing/many-cases.js';

const EDGES = [0, 1, 255, 256, 257, 0x7fff, 0x8000, 0xff00, 0xffff];
const FLAGS = 7;

const number = (dice: Dice): number => (dice(4) === 0 ? (EDGES[dice(EDGES.length)] ?? 0) : dice(0x10000));

test(
  `the header of live pictures: what is written is read, before whatever stands behind it (${SO_MANY})`,
  async () => {
    await throwAll((dice) => {
      const flags = dice(FLAGS + 1);
      const [init, keyFrame, gap] = [1, 2, 4].map((flag) => (flags & flag) !== 0) as [
        boolean,
        boolean,
        boolean,
      ];
      const header = { number: number(dice), init, keyFrame, gap };
      const bytes = encodeLiveHeader(header);
      hold(bytes.length === LIVE_HEADER_BYTES, 'another length');
      const read = decodeLiveHeader(
        Uint8Array.of(...bytes, ...Array.from({ length: dice(3) }, () => dice(256))),
      );
      hold(JSON.stringify(read) === JSON.stringify(header), `another header than ${JSON.stringify(header)}`);
      return true;
    });
  },
  CASES_DEADLINE_MS,
);

test(
  `the header of live pictures: any bytes have one, which is written as it was, or are too few (${SO_MANY})`,
  async () => {
    const { taken, refused } = await throwAll((dice) => {
      const bytes = Uint8Array.from({ length: dice(2 * LIVE_HEADER_BYTES) }, () => dice(256));
      const header = decodeLiveHeader(bytes);
      hold((header === undefined) === bytes.length < LIVE_HEADER_BYTES, `${bytes.length} bytes`);
      if (!header) return false;
      // What is for later is not read, and written as nothing.
      const [high = 0, low = 0, flags = 0] = bytes;
      const known = [high, low, flags & FLAGS, 0];
      hold(known.join() === encodeLiveHeader(header).join(), `other bytes than ${known.join()}`);
      return true;
    });
    expect(taken).toBeGreaterThan(CASES / 3);
    expect(refused).toBeGreaterThan(CASES / 3);
  },
  CASES_DEADLINE_MS,
);
