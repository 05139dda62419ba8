import { IdempotentAnswers } from '#api/adapters/http/idempotency/idempotent-answers.js';
import { FakeClock } from '#testing/fake-clock.js';

let clock: FakeClock;
let answers: IdempotentAnswers;

beforeEach(() => {
  clock = new FakeClock();
  answers = new IdempotentAnswers(clock);
});

const answer = (json = '{}') => ({ status: 200, headers: {}, json });
const done = (owner: string, key: string, json?: string): void => {
  answers.begin(owner, key, 'f');
  answers.keep(owner, key, answer(json));
};

test('keeps an answer ten minutes', () => {
  done('a', 'k');
  clock.advance(600_000);
  expect(answers.begin('a', 'k', 'f')).toEqual(answer());
  clock.advance(1);
  expect(answers.begin('a', 'k', 'f')).toBeUndefined();
});

test('keeps the last 256 of one principal, and those of another', () => {
  done('b', 'k0');
  for (let i = 0; i < 257; i++) done('a', `k${i}`);
  expect(answers.begin('a', 'k1', 'f')).toBeDefined();
  expect(answers.begin('b', 'k0', 'f')).toBeDefined();
  expect(answers.begin('a', 'k0', 'f')).toBeUndefined();
});

test('what is at work makes no room', () => {
  for (let i = 0; i < 256; i++) answers.begin('a', `k${i}`, 'f');
  expect(() => answers.begin('a', 'one-more', 'f')).toThrow('256 requests');
  answers.forget('a', 'k7');
  expect(answers.begin('a', 'one-more', 'f')).toBeUndefined();
});

test('keeps 16 MiB', () => {
  const large = 'x'.repeat(1024 * 1024);
  for (let i = 0; i < 17; i++) done('a', `k${i}`, large);
  expect(answers.begin('a', 'k1', 'f')).toBeDefined();
  expect(answers.begin('a', 'k0', 'f')).toBeUndefined();
});
