import fc from 'fast-check';
import { isTopicKey, TOPICS, type TopicKey } from '#contracts/topics/topic-map.js';
import { filterOf, matchTopic, TOPIC_ROOT, topicOf } from '#contracts/topics/topic.js';

const KEYS = Object.keys(TOPICS) as TopicKey[];
const id = fc.stringMatching(/^[a-z0-9-]{1,64}$/);

function namesOf(key: TopicKey): string[] {
  return [...TOPICS[key].template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** A key, and an id for every level that it leaves open. */
const keyed = fc.constantFrom(...KEYS).chain((key) =>
  fc.tuple(...namesOf(key).map(() => id)).map((ids) => ({
    key,
    params: Object.fromEntries(namesOf(key).map((name, i) => [name, ids[i] ?? ''])),
  })),
);

// The parameters of a key that is known only at run time.
const anyTopicOf = topicOf as (key: TopicKey, params: Record<string, string>) => string;
const anyFilterOf = filterOf as (key: TopicKey, params?: Record<string, string>) => string;

test('the topic of a key and ids is matched as that key and those ids', () => {
  fc.assert(
    fc.property(keyed, ({ key, params }) => {
      expect(matchTopic(anyTopicOf(key, params))).toEqual({ key, params });
    }),
  );
});

test('whatever is matched is a topic of the map, letter for letter', () => {
  const level = fc.oneof(
    id,
    fc.constantFrom('', '+', '#', '$SYS', 'UPPER', ...KEYS.flatMap((k) => TOPICS[k].template.split('/'))),
  );
  const path = fc.array(level, { maxLength: 7 }).map((levels) => levels.join('/'));
  fc.assert(
    fc.property(
      fc.oneof(
        path,
        path.map((p) => TOPIC_ROOT + p),
        fc.string(),
      ),
      (topic) => {
        const match = matchTopic(topic);
        if (match) expect(anyTopicOf(match.key, match.params)).toBe(topic);
      },
    ),
    { numRuns: 5000 },
  );
});

test('a level more, a level less, another case or another root is foreign', () => {
  fc.assert(
    fc.property(keyed, ({ key, params }) => {
      const topic = anyTopicOf(key, params);
      const foreign = [
        `${topic}/`,
        `/${topic}`,
        `${topic}/x`,
        topic.slice(0, topic.lastIndexOf('/')),
        topic.toUpperCase(),
        topic.replace('v1', 'v2'),
      ];
      for (const other of foreign) expect(matchTopic(other)?.key).not.toBe(key);
    }),
  );
});

test.each(['', '+', '#', 'a/b', 'UPPER', 'a b', 'x'.repeat(65), 'id\n'])(
  '%p is no id, so no topic is made of it (CVE-2026-35515)',
  (wrong) => {
    expect(() => topicOf('agent.presence', { id: wrong })).toThrow(TypeError);
    expect(() => filterOf('agent.presence', { id: wrong })).toThrow(TypeError);
  },
);

test('a filter is open where no id is given', () => {
  expect(filterOf('agent.command')).toBe('rollcall/v1/agent/+/cmd/+');
  expect(filterOf('agent.command', { id: 'cam' })).toBe('rollcall/v1/agent/cam/cmd/+');
  expect(filterOf('registry.meta')).toBe('rollcall/v1/registry/meta');
});

test('no two keys share a topic', () => {
  const shapes = KEYS.map((key) => anyFilterOf(key));
  expect(new Set(shapes).size).toBe(KEYS.length);
});

test('a command is never retained, and everything retained is of QoS 1', () => {
  for (const key of KEYS) {
    if (/command|search|reply|event/.test(key)) expect([key, TOPICS[key].retain]).toEqual([key, false]);
    if (TOPICS[key].retain) expect([key, TOPICS[key].qos]).toEqual([key, 1]);
  }
});

test('isTopicKey knows the keys and nothing that every object has', () => {
  for (const key of KEYS) expect(isTopicKey(key)).toBe(true);
  for (const other of ['toString', '__proto__', '', 'agent', 7, null]) expect(isTopicKey(other)).toBe(false);
});
