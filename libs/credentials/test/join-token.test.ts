import fc from 'fast-check';
import { formatJoinToken, parseJoinToken } from '#credentials/join-token.js';

const part = fc.stringMatching(/^[\w-]{43}$/);

test('what is written is read as the same', () => {
  fc.assert(
    fc.property(part, part, (fingerprint, secret) => {
      expect(parseJoinToken(formatJoinToken({ fingerprint, secret }))).toEqual({ fingerprint, secret });
    }),
  );
});

test('any other text is none', () => {
  const [f, s] = ['f'.repeat(43), 's'.repeat(43)];
  for (const text of [
    '',
    'RC1',
    `RC1.${f}`,
    `RC2.${f}.${s}`,
    `RC1.${f}.${s}.x`,
    `RC1.${f}x.${s}`,
    `RC1.${f}.${s} `,
  ])
    expect(parseJoinToken(text)).toBeUndefined();
  fc.assert(fc.property(fc.string(), (text) => expect(parseJoinToken(text)).toBeUndefined()));
});
