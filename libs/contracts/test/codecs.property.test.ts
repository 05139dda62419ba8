import fc from 'fast-check';
import { decode } from '#contracts/messages/decode.js';
import { encode } from '#contracts/messages/encode.js';
import { filterOf, matchTopic, topicOf } from '#contracts/topics/topic.js';
import { TOPICS, type TopicKey } from '#contracts/topics/topic-map.js';
import { decodeRollCall, encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_ANSWER, ROLL_CALL, type RollCallMessage } from '#contracts/udp/messages.js';
import { CASES, CASES_DEADLINE_MS, damage, damaged, hold, SO_MANY, tryAll } from '#testing/many-cases.js';
import { SAMPLES } from './support/samples.js';

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

test(
  `messages: what is damaged is refused with a reason, or is a message that is written and read as the same (${SO_MANY})`,
  () => {
    const { taken, refused } = tryAll(damage, (how) => {
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
  CASES_DEADLINE_MS,
);

test(
  `datagrams: what is damaged is refused, waits for its rest, or is a message that is written and read as the same (${SO_MANY})`,
  () => {
    const { taken, refused } = tryAll(damage, (how) => {
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
  CASES_DEADLINE_MS,
);

const KEYS = Object.keys(TOPICS) as TopicKey[];
const id = fc
  .array(fc.constantFrom(...'abz019-_/+#A '), { minLength: 1, maxLength: 5 })
  .map((all) => all.join(''));

test(
  `topics: a topic that is made is matched as what it was made of, and of what is no id none is made (${SO_MANY})`,
  () => {
    const { taken, refused } = tryAll(fc.tuple(fc.constantFrom(...KEYS), id, id), ([key, first, second]) => {
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
  CASES_DEADLINE_MS,
);
