import fc from 'fast-check';
import { FrameCheck } from '#broker/domain/frame-check.js';
import { connectPacket, packet, remainingLength } from '../support/packets.js';

const MAX = 1000;
const CONNECT = connectPacket({ user: 'cam', password: 'x' });

/** Cuts bytes at the given places. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set(places.map((p) => p % (bytes.length + 1)))].sort((a, b) => a - b);
  return [...ends, bytes.length].map((end, i) => bytes.subarray(i === 0 ? 0 : ends[i - 1], end));
}

function feed(check: FrameCheck, chunks: readonly Uint8Array[]): string | undefined {
  for (const chunk of chunks) {
    const refusal = check.refuse(chunk);
    if (refusal) return refusal;
  }
  return undefined;
}

const anyPacket = fc
  .record({ first: fc.integer({ min: 0, max: 255 }), length: fc.integer({ min: 0, max: MAX }) })
  .map(({ first, length }) => packet(first, new Uint8Array(length)));
const cuts = fc.array(fc.nat(), { maxLength: 20 });

test('packets within the limit pass, however they are cut', () => {
  fc.assert(
    fc.property(fc.array(anyPacket, { maxLength: 6 }), cuts, (packets, places) => {
      const chunks = cut(Buffer.concat([CONNECT, ...packets]), places);
      expect(feed(new FrameCheck(MAX), chunks)).toBeUndefined();
    }),
  );
});

test('a packet over the limit is refused at its header, however it is cut', () => {
  const length = fc.integer({ min: MAX + 1, max: 268_435_455 });
  fc.assert(
    fc.property(fc.array(anyPacket, { maxLength: 3 }), length, cuts, (before, declared, places) => {
      const header = Buffer.concat([Buffer.from([0x30]), remainingLength(declared)]);
      const chunks = cut(Buffer.concat([CONNECT, ...before, header]), places);
      expect(feed(new FrameCheck(MAX), chunks)).toBe('packet-too-large');
    }),
  );
});

test('a length goes on for four bytes at most', () => {
  const check = new FrameCheck(MAX);
  expect(check.refuse(Buffer.from([0x10, 0x80, 0x80, 0x80]))).toBeUndefined();
  expect(check.refuse(Buffer.from([0x80]))).toBe('malformed-length');
});

test('an overlong form of a small length is read as that length', () => {
  const overlong = Buffer.concat([
    Buffer.from([0x10, 0x80 | (CONNECT.length - 2), 0x80, 0x00]),
    CONNECT.subarray(2),
  ]);
  expect(feed(new FrameCheck(MAX), [overlong, Buffer.from([0xc0, 0x00])])).toBeUndefined();
});

test('the first packet must be a CONNECT of a length that one can have', () => {
  for (let first = 0; first < 256; first += 1) {
    const refusal = new FrameCheck(MAX).refuse(packet(first, new Uint8Array(12)));
    expect(refusal).toBe(first === 0x10 ? undefined : 'not-a-connect');
  }
  expect(new FrameCheck(MAX).refuse(packet(0x10, new Uint8Array(11)))).toBe('not-a-connect');
});

test('another limit holds from the next packet on', () => {
  const check = new FrameCheck(50);
  expect(check.refuse(CONNECT)).toBeUndefined();
  check.allow(100);
  expect(check.refuse(packet(0x30, new Uint8Array(100)))).toBeUndefined();
  expect(check.refuse(packet(0x30, new Uint8Array(101)))).toBe('packet-too-large');
});

test('any bytes in any cuts give the same answer as uncut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), cuts, fc.boolean(), (noise, places, signedIn) => {
      const bytes = signedIn ? Buffer.concat([CONNECT, noise]) : noise;
      expect(feed(new FrameCheck(MAX), cut(bytes, places))).toBe(feed(new FrameCheck(MAX), [bytes]));
    }),
  );
});
