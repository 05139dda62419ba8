import fc from 'fast-check';
import { ID_PATTERN } from '#contracts/ids.js';
import { firstIdentity, hostIdOf } from '#identity/host-id.js';

describe('which text identifies a host', () => {
  test.each([
    [['10000000abcdef01\0', 'machine'], '10000000abcdef01'],
    [[undefined, 'machine\n'], 'machine'],
    [['', ' \n', '\0', 'machine'], 'machine'],
    [['0000000000000000\0', 'uninitialized\n', 'kept'], 'kept'],
    [[undefined, ''], undefined],
  ])('of %j it is %j', (candidates, expected) => {
    expect(firstIdentity(candidates)).toBe(expected);
  });
});

describe('a host id', () => {
  test('has the first 60 bits of the digest as 12 characters', () => {
    expect(hostIdOf(new Uint8Array(32))).toBe('aaaaaaaaaaaa');
    expect(hostIdOf(new Uint8Array(32).fill(0xff))).toBe('777777777777');
    expect(hostIdOf(Uint8Array.of(0x08, 0, 0, 0, 0, 0, 0, 0x10))).toBe('baaaaaaaaaab');
  });

  test('is an id of 12 characters, and differs where those bits differ', () => {
    const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const bits = (bytes: Uint8Array): bigint => new DataView(bytes.buffer).getBigUint64(0) >> 4n;
    fc.assert(
      fc.property(digest, digest, (a, b) => {
        expect(hostIdOf(a)).toMatch(ID_PATTERN);
        expect(hostIdOf(a)).toHaveLength(12);
        expect(hostIdOf(a) === hostIdOf(b)).toBe(bits(a) === bits(b));
      }),
    );
  });
});
