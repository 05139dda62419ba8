import fc from 'fast-check';
import { ar } from './ar.js';

const bytes = fc.uint8Array({ maxLength: 100 }).map((content) => Buffer.from(content));

/** Reads as ar(5) says: a header of 60 bytes, the content, and a byte more after an odd one. */
function read(archive: Buffer): { name: string; content: Buffer }[] {
  const members = [];
  for (let at = 8; at < archive.length;) {
    const header = archive.subarray(at, at + 60).toString('latin1');
    const size = Number(header.slice(48, 58));
    members.push({ name: header.slice(0, 16).trim(), content: archive.subarray(at + 60, at + 60 + size) });
    at += 60 + size + (size % 2);
  }
  return members;
}

test('what goes in comes out', () => {
  const member = fc.record({ name: fc.stringMatching(/^[a-z][a-z.-]{0,15}$/), content: bytes });
  fc.assert(
    fc.property(fc.array(member), fc.nat(), (members, time) => {
      const archive = ar(members, time);
      expect(archive.subarray(0, 8).toString()).toBe('!<arch>\n');
      expect(read(archive)).toEqual(members);
    }),
  );
});

test('a name that has no room is refused', () => {
  expect(() => ar([{ name: 'a'.repeat(17), content: Buffer.alloc(0) }], 0)).toThrow('too long');
});
