import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { giveMemoryBack } from '#runtime/give-memory-back.js';
import { eventually } from '#testing/eventually.js';
import { readBounded } from '#runtime/read-bounded.js';

test('gives all that came, up to the bound', async () => {
  const pieces = ['a', 'bc', 'def'].map((text) => Buffer.from(text));
  expect((await readBounded(Readable.from(pieces), 6))?.toString()).toBe('abcdef');
  expect(await readBounded(Readable.from(pieces), 5)).toBeUndefined();
  expect(await readBounded(Readable.from([]), 5)).toEqual(Buffer.alloc(0));
});

test('keeps the bytes of small pieces, and not the pieces, which are two hundred times as large', async () => {
  const stream = new Readable({ read: () => undefined });
  const read = readBounded(stream, 1000);
  const pieces: WeakRef<Buffer>[] = [];
  for (let i = 0; i < 100; i += 1) {
    const piece = Buffer.from('x');
    pieces.push(new WeakRef(piece));
    stream.push(piece);
    await setImmediate();
  }
  giveMemoryBack();
  await eventually('they are gone', () => pieces.filter((piece) => piece.deref()).length < 10);
  stream.push(null);
  expect((await read)?.toString()).toBe('x'.repeat(100));
});
