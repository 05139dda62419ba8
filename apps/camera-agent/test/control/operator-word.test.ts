import fc from 'fast-check';
import { OperatorWords } from '#camera-agent/domain/roll-call/operator-word.js';

const AT = ['10.0.0.1', '10.0.1.1'];

test('a word is believed from where the operator is, and from this very host', () => {
  const words = new OperatorWords();
  expect(words.believes({ at: AT, signedAt: 1 }, '10.0.1.1', false, words.newest)).toBe(true);
  expect(words.believes({ at: AT, signedAt: 1 }, '10.0.0.66', false, words.newest)).toBe(false);
  expect(words.believes({ at: AT, signedAt: 1 }, '10.0.0.66', true, words.newest)).toBe(true);
});

test('one that comes once a newer one is believed is not; one that came before and waited is', () => {
  const words = new OperatorWords();
  const before = words.newest;
  expect(words.believes({ at: AT, signedAt: 2 }, '10.0.0.1', false, before)).toBe(true);
  expect(words.believes({ at: AT, signedAt: 1 }, '10.0.0.1', false, before)).toBe(true);
  expect(words.newest).toBe(2);
  expect(words.believes({ at: AT, signedAt: 1 }, '10.0.0.1', false, words.newest)).toBe(false);
  expect(words.believes({ at: AT, signedAt: 2 }, '10.0.0.1', false, words.newest)).toBe(true);
});

test('the newest never falls, and what is repeated from elsewhere moves nothing', () => {
  const word = fc.record({
    signedAt: fc.integer({ min: 0, max: 20 }),
    source: fc.constantFrom('10.0.0.1', '10.0.0.66'),
  });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40, size: 'max' }), (all) => {
      const words = new OperatorWords();
      for (const { signedAt, source } of all) {
        const before = words.newest;
        const believed = words.believes({ at: AT, signedAt }, source, false, before);
        expect(believed).toBe(source === '10.0.0.1' && signedAt >= before);
        expect(words.newest).toBe(believed ? signedAt : before);
      }
    }),
  );
});
