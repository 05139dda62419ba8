import fc from 'fast-check';
import { TOPICS, type TopicKey } from '#contracts/topics/topic-map.js';
import { filterOf, TOPIC_ROOT } from '#contracts/topics/topic.js';
import { aclOf } from '#contracts/topics/acl.js';
import type { Principal, SignedIn } from '#broker/domain/principal.js';
import { maySubscribe as allowsFilter, publishRight } from '#broker/domain/rights.js';
import { EXPECTED_READERS, EXPECTED_WRITERS } from '../support/expected-rights.js';

const CAM: Principal = { role: 'agent', id: 'cam' };
const PRINCIPALS: readonly Principal[] = [CAM, { role: 'discovery' }, { role: 'api' }];
const KEYS = Object.keys(TOPICS) as TopicKey[];

const mayPublish = (principal: Principal, topic: string): boolean =>
  publishRight(principal, topic) !== undefined;

/** With a token that names all that the role may do. */
function maySubscribe(principal: Principal, filter: string): boolean {
  return allowsFilter(signedIn(principal), filter);
}

function signedIn(principal: Principal): SignedIn {
  return { principal, acl: aclOf(principal.role, principal.role === 'agent' ? principal.id : undefined) };
}

/** A topic of this key, with `id` for the agent's own level and `other` for the rest. */
function topicWith(key: TopicKey, id: string): string {
  return TOPIC_ROOT + TOPICS[key].template.replace('{id}', id).replace(/\{\w+\}/g, 'other');
}

describe.each(PRINCIPALS)('$role', (principal) => {
  test.each(KEYS)('%s: as the table says', (key) => {
    expect(mayPublish(principal, topicWith(key, 'cam'))).toBe(EXPECTED_WRITERS[key].includes(principal.role));
    expect(maySubscribe(principal, topicWith(key, 'cam'))).toBe(
      EXPECTED_READERS[key].includes(principal.role),
    );
  });

  test.each(KEYS)('%s of another agent', (key) => {
    const isAgent = principal.role === 'agent';
    const topic = topicWith(key, 'cam-2');
    expect(mayPublish(principal, topic)).toBe(!isAgent && EXPECTED_WRITERS[key].includes(principal.role));
    expect(maySubscribe(principal, topic)).toBe(!isAgent && EXPECTED_READERS[key].includes(principal.role));
  });
});

test.each(KEYS)('%s: operators who read it may read all of it with one filter', (key) => {
  for (const role of ['discovery', 'api'] as const) {
    expect(maySubscribe({ role }, filterOf(key))).toBe(EXPECTED_READERS[key].includes(role));
  }
});

test('an agent reads all of its commands with one filter, and those of nobody else', () => {
  expect(maySubscribe(CAM, 'rollcall/v1/agent/cam/cmd/+')).toBe(true);
  expect(maySubscribe(CAM, 'rollcall/v1/agent/+/cmd/+')).toBe(false);
  expect(maySubscribe(CAM, 'rollcall/v1/agent/cam/+/recording-start')).toBe(false);
});

test.each([
  '#',
  '+',
  '',
  '/',
  'rollcall/v1/#',
  'rollcall/v1/agent/cam/#',
  'rollcall/v1/agent/cam/cmd/#',
  'rollcall/+/agent/cam/presence',
  '+/v1/agent/cam/presence',
  '$SYS/#',
  '$SYS/+/new/clients',
  '$share/group/rollcall/v1/agent/cam/presence',
  'rollcall/v1/agent/cam/presence/',
  '/rollcall/v1/agent/cam/presence',
  'rollcall/v1/agent/cam/presence/a/b/c/d/e/f/g',
  'rollcall/v1/agent/cam/cmd/UPPER',
])('nobody may subscribe to %p', (filter) => {
  for (const principal of PRINCIPALS) expect(maySubscribe(principal, filter)).toBe(false);
});

test.each([
  '$SYS/x',
  'rollcall/v1/agent/cam/other',
  'rollcall/v1/agent//presence',
  'rollcall/v1/agent/cam/presence/x',
])('nobody may publish to %p', (topic) => {
  for (const principal of PRINCIPALS) expect(mayPublish(principal, topic)).toBe(false);
});

const id = fc.stringMatching(/^[a-z0-9-]{1,5}$/);
const word = fc.constantFrom(...KEYS.flatMap((key) => (TOPIC_ROOT + TOPICS[key].template).split('/')));
const level = fc.oneof(word, id, fc.constantFrom('+', '#', '', '$share', '$SYS', 'cam', 'cam-2'));
const template = fc.constantFrom(...KEYS).map((key) => (TOPIC_ROOT + TOPICS[key].template).split('/'));

/** Filters near those that are granted: of a template, each level kept, opened or replaced. */
const nearFilter = template.chain((levels) =>
  fc
    .tuple(...levels.map((l) => fc.oneof({ weight: 3, arbitrary: fc.constant(l) }, level)))
    .map((l) => l.map((part) => (part.startsWith('{') ? 'cam' : part)).join('/')),
);
const anyFilter = fc.oneof(
  nearFilter,
  fc.array(level, { maxLength: 8 }).map((l) => l.join('/')),
  fc.string(),
);

/** MQTT 3.1.1, clause 4.7, written for the test. */
function matches(filter: string, topic: string): boolean {
  const [f, t] = [filter.split('/'), topic.split('/')];
  if (t[0]?.startsWith('$') && (f[0] === '+' || f[0] === '#')) return false;
  const hash = f.indexOf('#');
  if (hash >= 0) return t.length >= hash && f.slice(0, hash).every((l, i) => l === '+' || l === t[i]);
  return f.length === t.length && f.every((l, i) => l === '+' || l === t[i]);
}

describe('whatever the filter', () => {
  test('what an agent is granted matches no topic of another agent and none of the operators', () => {
    let granted = 0;
    fc.assert(
      fc.property(anyFilter, id, fc.constantFrom(...KEYS), (filter, other, key) => {
        fc.pre(other !== 'cam');
        if (!maySubscribe(CAM, filter)) return;
        granted += 1;
        expect(matches(filter, topicWith(key, other))).toBe(false);
      }),
      { numRuns: 20_000 },
    );
    expect(granted).toBeGreaterThan(100);
  });

  test('what an operator is granted matches only topics that its role reads', () => {
    fc.assert(
      fc.property(anyFilter, fc.constantFrom('discovery' as const, 'api' as const), (filter, role) => {
        if (!maySubscribe({ role }, filter)) return;
        const matched = KEYS.filter((key) => matches(filter, topicWith(key, 'cam')));
        for (const key of matched) expect(EXPECTED_READERS[key]).toContain(role);
      }),
      { numRuns: 20_000 },
    );
  });

  test('an agent publishes nothing outside its own levels', () => {
    fc.assert(
      fc.property(anyFilter, (topic) => {
        if (mayPublish(CAM, topic)) expect(topic).toMatch(/^rollcall\/v1\/agent\/cam\//);
      }),
      { numRuns: 20_000 },
    );
  });
});
