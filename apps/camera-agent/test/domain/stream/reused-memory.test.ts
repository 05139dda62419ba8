import fc from 'fast-check';
import { giveBack, ReusedMemory } from '#camera-agent/domain/stream/reused-memory.js';

const SLAB = 64;

test('no piece changes before it is given back, however they are taken and given back', () => {
  const step = fc.oneof(fc.nat(SLAB + 10), fc.record({ back: fc.nat() }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const memory = new ReusedMemory(SLAB);
      const held: { piece: Uint8Array; mark: number }[] = [];
      steps.forEach((one, mark) => {
        if (typeof one === 'number') held.push({ piece: memory.take(one).fill(mark), mark });
        else if (held.length > 0)
          held.splice(one.back % held.length, 1).forEach(({ piece }) => giveBack(piece));
        for (const each of held) expect(each.piece.every((byte) => byte === each.mark % 256)).toBe(true);
      });
    }),
  );
});

test('what was given back is used again', () => {
  const memory = new ReusedMemory(SLAB);
  const buffers = new Set<ArrayBufferLike>();
  for (let i = 0; i < 1000; i += 1) {
    const pieces = [memory.take(40), memory.take(40)];
    for (const piece of pieces) buffers.add(piece.buffer);
    pieces.forEach(giveBack);
  }
  expect(buffers.size).toBeLessThanOrEqual(3);
});

test('memory from elsewhere is passed over, and what is given back twice is an error', () => {
  giveBack(new Uint8Array(5));
  const piece = new ReusedMemory(SLAB).take(5);
  giveBack(piece);
  expect(() => giveBack(piece)).toThrow('twice');
});
