import fc from 'fast-check';
import { aclOf, allowsPublish, allowsSubscribe, readAcl } from '#contracts/topics/acl.js';
import { filterOf, TOPIC_ROOT, topicOf } from '#contracts/topics/topic.js';
import { TOPICS, type Role, type TopicKey, type TopicSpec } from '#contracts/topics/topic-map.js';

const KEYS = Object.keys(TOPICS) as TopicKey[];
const ROLES: readonly Role[] = ['agent', 'discovery', 'api'];
const OPEN = { id: 'cam-1', name: 'stop', type: 'x', requester: 'r', replica: 'r' };

const topic = (key: TopicKey, id = 'cam-1'): string => topicOf(key, { ...OPEN, id });

describe.each(ROLES)('the rules of %s', (role) => {
  const acl = aclOf(role, role === 'agent' ? 'cam-1' : undefined);

  test.each(KEYS)('allow %s as the map does', (key) => {
    const { writers, readers, qos, retain }: TopicSpec = TOPICS[key];
    const writes = writers.includes(role);
    const reads = readers.includes(role);
    expect(allowsPublish(acl, { topic: topic(key), qos, retain })).toBe(writes);
    expect(allowsPublish(acl, { topic: topic(key), qos, retain: !retain })).toBe(false);
    expect(allowsPublish(acl, { topic: topic(key), qos: 2, retain })).toBe(false);
    expect(allowsSubscribe(acl, topic(key))).toBe(reads);
    const everybody = filterOf(key);
    const isOpen = role !== 'agent' && reads;
    expect(allowsSubscribe(acl, everybody)).toBe(isOpen);
  });

  test('fit a packet that comes before the sign-in', () => {
    expect(JSON.stringify(aclOf(role, 'x'.repeat(64))).length).toBeLessThan(2600);
  });
});

test.each(KEYS)('an agent may do nothing at %s of another', (key) => {
  const acl = aclOf('agent', 'cam-1');
  const { qos, retain } = TOPICS[key];
  if (!TOPICS[key].template.includes('{id}')) return;
  expect(allowsPublish(acl, { topic: topic(key, 'cam-2'), qos, retain })).toBe(false);
  expect(allowsSubscribe(acl, topic(key, 'cam-2'))).toBe(false);
});

test.each([
  '#',
  'rollcall/#',
  `${TOPIC_ROOT}#`,
  `${TOPIC_ROOT}agent/+/#`,
  `${TOPIC_ROOT}agent/cam-1/cmd/#`,
  '$SYS/#',
])('nobody may subscribe to %s', (filter) => {
  for (const role of ROLES) expect(allowsSubscribe(aclOf(role, 'cam-1'), filter)).toBe(false);
});

test('a rule that is something else makes the whole list nothing', () => {
  const [rule] = aclOf('api');
  expect(readAcl([rule])).toEqual([rule]);
  expect(readAcl(Array.from({ length: 65 }, () => rule))).toBeUndefined();
  for (const wrong of [
    { ...rule, permission: 'deny' },
    { ...rule, action: 'all' },
    { ...rule, topic: 'a/#' },
    { ...rule, topic: 1 },
    { ...rule, qos: 1 },
    { ...rule, retain: 'yes' },
    null,
  ])
    expect(readAcl([rule, wrong])).toBeUndefined();
});

test('reading is total', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const acl = readAcl(value);
      expect(acl ?? []).toEqual(acl === undefined ? [] : value);
    }),
  );
});
