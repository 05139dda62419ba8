import fc from 'fast-check';
import { decode } from '#contracts/messages/decode.js';
import { encode } from '#contracts/messages/encode.js';
import { filterOf, matchTopic, topicOf } from '#contracts/topics/topic.js';
import { TOPICS, type TopicKey } from '#contracts/topics/topic-map.js';
import { decodeRollCall, encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_ANSWER, ROLL_CALL, type RollCallMessage } from '#contracts/udp/messages.js';
import { SAMPLES } from './support/samples.js';

// So many cases in the time of a normal run: each case is a handful of numbers, which damage something that is whole.
const CASES = 100_000;
const DEADLINE_MS = 120_000;

const damage = fc.record({
  which: fc.nat(10_000),
  kind: fc.nat(3),
  at: fc.nat(20_000),
  byte: fc.nat(255),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

/** One byte turned, left out or put in, or all behind it cut off. */
function damaged(whole: Uint8Array, { kind, at, byte }: Damage): Uint8Array {
  const i = at % whole.length;
  const [before, after] = [whole.subarray(0, i), whole.subarray(i + 1)];
  if (kind === 0) return Buffer.concat([before, Uint8Array.of(byte), after]);
  if (kind === 1) return Buffer.concat([before, after]);
  if (kind === 2) return Buffer.concat([before, Uint8Array.of(byte), whole.subarray(i)]);
  return before;
}

const MESSAGES = SAMPLES.map(({ type, full }) => ({ type, bytes: encode(full) }));

const probe = { v: 1, search: 's-1', window: 500, from: 'op', token: 'e30.e30.c2ln' } as const;
const card = {
  v: 1,
  id: 'cam-1',
  boot: 'b1',
  state: 'here',
  services: [{ kind: 'camera', port: 9898 }],
  search: 's-1',
  n: 7,
  at: ['192.168.1.21'],
  token: 't'.repeat(43),
} as const;
const DATAGRAMS = (
  [
    { command: ROLL_CALL },
    { command: ROLL_CALL, probe },
    { command: ROLL_ANSWER, hostname: 'left-1' },
    { command: ROLL_ANSWER, hostname: 'left-1', card },
  ] as RollCallMessage[]
).map(encodeRollCall);

/** Fails at the first case that does; says how many were taken and how many refused. */
function run<T>(cases: fc.Arbitrary<T>, isTaken: (given: T) => boolean): { taken: number; refused: number } {
  const count = { taken: 0, refused: 0 };
  const property = fc.property(cases, (given) => {
    count[isTaken(given) ? 'taken' : 'refused'] += 1;
  });
  fc.assert(property, { numRuns: CASES });
  return count;
}

/** Not of Jest's `expect`: a hundred thousand of those take longer than the codec. */
function hold(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(what);
}

test(
  'messages: what is damaged is refused with a reason, or is a message that is written and read as the same',
  () => {
    const { taken, refused } = run(damage, (how) => {
      const { type, bytes } = MESSAGES[how.which % MESSAGES.length] ?? {
        type: Object,
        bytes: new Uint8Array(),
      };
      const decoded = decode(type, damaged(bytes, how));
      if (!decoded.ok) {
        hold(decoded.refusal.fields.length > 0, 'a refusal without a reason');
        return false;
      }
      const text = JSON.stringify(decoded.value);
      const again = decode(type, encode(decoded.value), 'refuse');
      hold(again.ok && JSON.stringify(again.value) === text, `another message came back: ${text}`);
      return true;
    });
    expect(taken).toBeGreaterThan(CASES / 20);
    expect(refused).toBeGreaterThan(CASES / 20);
  },
  DEADLINE_MS,
);

test(
  'datagrams: what is damaged is refused, waits for its rest, or is a message that is written and read as the same',
  () => {
    const { taken, refused } = run(damage, (how) => {
      const whole = DATAGRAMS[how.which % DATAGRAMS.length] ?? new Uint8Array();
      const { messages, remainder, refused: kinds } = decodeRollCall(damaged(whole, how));
      for (const message of messages) {
        const again = decodeRollCall(encodeRollCall(message));
        hold(JSON.stringify(again.messages) === JSON.stringify([message]), 'another datagram came back');
      }
      hold(messages.length + kinds.length + remainder.length > 0 || how.kind === 3, 'a datagram vanished');
      return messages.length > 0;
    });
    expect(taken).toBeGreaterThan(CASES / 20);
    expect(refused).toBeGreaterThan(CASES / 20);
  },
  DEADLINE_MS,
);

const KEYS = Object.keys(TOPICS) as TopicKey[];
const id = fc
  .array(fc.constantFrom(...'abz019-_/+#A '), { minLength: 1, maxLength: 5 })
  .map((all) => all.join(''));

test(
  'topics: a topic that is made is matched as what it was made of, and of what is no id none is made',
  () => {
    const { taken, refused } = run(fc.tuple(fc.constantFrom(...KEYS), id, id), ([key, first, second]) => {
      const names = [...TOPICS[key].template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const params = Object.fromEntries(names.map((name, i) => [name, i === 0 ? first : second]));
      const areIds = Object.values(params).every((each) => /^[a-z0-9-]{1,64}$/.test(each));
      try {
        const match = matchTopic(topicOf(key, params as never));
        hold(match?.key === key && JSON.stringify(match.params) === JSON.stringify(params), 'another topic');
        hold(
          filterOf(key).split('/').length === topicOf(key, params as never).split('/').length,
          'the filter',
        );
      } catch (error) {
        hold(error instanceof TypeError && !areIds, `${first}, ${second}: ${String(error)}`);
        return false;
      }
      hold(areIds, 'a topic was made of what is no id');
      return true;
    });
    expect(taken).toBeGreaterThan(CASES / 20);
    expect(refused).toBeGreaterThan(CASES / 20);
  },
  DEADLINE_MS,
);
