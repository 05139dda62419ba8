import { encodeRollCall } from '#contracts/udp/codec.js';
import { hear } from '#discovery/adapters/udp/hear.js';
import { Repeats } from '#discovery/adapters/udp/repeats.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { cardOf } from '../support/rules-lab.js';

const FROM = { address: '10.0.0.5', port: 4000 };
const OTHER = { address: '10.0.0.5', port: 4001 };
const answer = (search?: string): Uint8Array =>
  encodeRollCall({
    command: 99,
    hostname: 'pi',
    card: cardOf('cam-1', search === undefined ? {} : { search }),
  });

/** Hears the bytes once; tells whether they are a repeat then. */
function heardOnce(bytes: Uint8Array): Repeats {
  const repeats = new Repeats();
  repeats.note(bytes, FROM, hear(bytes, FROM, false, new Refusals(silentLogger, systemClock)));
  return repeats;
}

test('the same answer from the same place in the same search is a repeat', () => {
  const repeats = heardOnce(answer('s-1'));
  expect(repeats.has(answer('s-1'), FROM)).toBe(true);
  expect(repeats.has(answer('s-1'), OTHER)).toBe(false);
  expect(repeats.has(answer('s-2'), FROM)).toBe(false);
  repeats.forget();
  expect(repeats.has(answer('s-1'), FROM)).toBe(false);
});

test.each([
  ['an announcement', answer()],
  ['the answer of a service without a card', encodeRollCall({ command: 99, hostname: 'pi' })],
  ['what cannot be read', new TextEncoder().encode('[99,5]\n')],
  ['two answers in one', Uint8Array.from([...answer('s-1'), ...answer('s-2')])],
])('%s is news each time', (_, bytes) => {
  expect(heardOnce(bytes).has(bytes, FROM)).toBe(false);
});
