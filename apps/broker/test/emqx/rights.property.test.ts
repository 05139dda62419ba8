import fc from 'fast-check';
import { admit } from '#broker/domain/admission.js';
import type { Principal, SignedIn } from '#broker/domain/principal.js';
import { refusePublication } from '#broker/domain/publication.js';
import { Refusal } from '#broker/domain/refusal.js';
import { maySubscribe } from '#broker/domain/rights.js';
import { aclOf } from '#contracts/topics/acl.js';
import { TOPICS, type TopicKey, type TopicSpec } from '#contracts/topics/topic-map.js';
import { TOPIC_ROOT } from '#contracts/topics/topic.js';
import { API_USER, DISCOVERY_USER } from '#credentials/credential.js';
import { EXPECTED_READERS, EXPECTED_WRITERS } from '../support/expected-rights.js';
import { emqxAllows, type EmqxRule } from './emqx-rules.js';

const KEYS = Object.keys(TOPICS) as TopicKey[];
const USERS = { agent: 'cam', discovery: DISCOVERY_USER, api: API_USER };
const ROLES = ['agent', 'discovery', 'api'] as const;
type Role = (typeof ROLES)[number];

/** As Rollcall's broker knows who signed in with the token of this role. */
function signedIn(role: Role): SignedIn {
  const principal: Principal = role === 'agent' ? { role, id: USERS.agent } : { role };
  return { principal, acl: aclOf(role, USERS[role]) };
}

/** As it stands in a token, on the wire. */
function rulesOf(role: Role): EmqxRule[] {
  return JSON.parse(JSON.stringify(aclOf(role, USERS[role]))) as EmqxRule[];
}

const topicOf = (key: TopicKey, id: string, other: string): string =>
  TOPIC_ROOT + TOPICS[key].template.replace('{id}', id).replace(/\{\w+\}/g, other);

const id = fc.oneof(fc.constant('cam'), fc.stringMatching(/^[a-z0-9-]{1,8}$/));
const role = fc.constantFrom(...ROLES);
const key = fc.constantFrom(...KEYS);
const publication = fc.record({ qos: fc.constantFrom(0, 1, 2), retain: fc.boolean() });

const isOwn = (who: Role, of: TopicKey, owner: string): boolean =>
  who !== 'agent' || (TOPICS[of].template.includes('{id}') && owner === USERS.agent);

describe.each(ROLES)('the token of %s at EMQX, as its documentation says', (who) => {
  const sees = signedIn(who);
  const rules = rulesOf(who);
  const user = USERS[who];
  const admission = {
    operators: { discovery: DISCOVERY_USER, api: API_USER },
    keepaliveSeconds: 60,
    payloadBytes: 100,
    isEnrolled: () => true,
  };

  function leavesWill(topic: string, qos: number, retain: boolean): boolean {
    const will = { topic, qos, retain, payloadBytes: 0 };
    const request = { user, clientId: user, clean: true, keepaliveSeconds: 10, will };
    const presented = { user, clientId: user, enrolment: 'x', acl: sees.acl };
    return !(admit(request, presented, admission) instanceof Refusal);
  }

  test('it publishes, and leaves as a will, what the table says and no more', () => {
    fc.assert(
      fc.property(key, id, id, publication, (of, owner, other, { qos, retain }) => {
        const topic = topicOf(of, owner, other);
        const spec: TopicSpec = TOPICS[of];
        const isAllowed =
          isOwn(who, of, owner) &&
          EXPECTED_WRITERS[of].includes(who) &&
          retain === spec.retain &&
          qos <= spec.qos;
        const ours = refusePublication(sees, { topic, qos, retain, payloadBytes: 0 }, 100) === undefined;
        const emqx = emqxAllows(rules, { type: 'publish', topic, qos, retain });
        const will = leavesWill(topic, qos, retain);
        expect({ topic, ours, emqx, will }).toEqual({
          topic,
          ours: isAllowed,
          emqx: isAllowed,
          will: isAllowed,
        });
      }),
      { numRuns: 3000 },
    );
  });

  test('it reads what the table says and no more', () => {
    fc.assert(
      fc.property(key, id, id, fc.constantFrom(0, 1), (of, owner, other, qos) => {
        const topic = topicOf(of, owner, other);
        const isAllowed = isOwn(who, of, owner) && EXPECTED_READERS[of].includes(who);
        const ours = maySubscribe(sees, topic);
        const emqx = emqxAllows(rules, { type: 'subscribe', topic, qos });
        expect({ topic, ours, emqx }).toEqual({ topic, ours: isAllowed, emqx: isAllowed });
      }),
      { numRuns: 3000 },
    );
  });
});

const level = fc.oneof(id, fc.constantFrom('+', '', 'cmd', 'event', 'UPPER', '$SYS'));
/** Filters near those of the map: of a template, each level kept, opened or replaced, and `#` in the last place. */
const filter = key.chain((of) =>
  fc
    .tuple(
      ...(TOPIC_ROOT + TOPICS[of].template)
        .split('/')
        .map((part) =>
          fc.oneof({ weight: 3, arbitrary: fc.constant(part.startsWith('{') ? 'cam' : part) }, level),
        ),
      fc.constantFrom('keep', 'open'),
    )
    .map((parts) => {
      const isOpen = parts.pop() === 'open';
      return (isOpen ? [...parts.slice(0, -1), '#'] : parts).join('/');
    }),
);

/** MQTT 3.1.1, clause 4.7. */
function delivers(asked: string, topic: string): boolean {
  const [f, t] = [asked.split('/'), topic.split('/')];
  const hash = f.indexOf('#');
  if (hash >= 0) return t.length >= hash && f.slice(0, hash).every((l, i) => l === '+' || l === t[i]);
  return f.length === t.length && f.every((l, i) => l === '+' || l === t[i]);
}

test('EMQX grants each filter that Rollcall grants; of the map no filter delivers what may not be read', () => {
  let [granted, more] = [0, 0];
  fc.assert(
    fc.property(role, filter, fc.constantFrom('cam', 'cam-2', 'x'), (who, asked, owner) => {
      const ours = maySubscribe(signedIn(who), asked);
      const emqx = emqxAllows(rulesOf(who), { type: 'subscribe', topic: asked, qos: 1 });
      if (ours) expect([asked, emqx]).toEqual([asked, true]);
      if (!emqx) return;
      granted += 1;
      if (!ours) more += 1;
      for (const of of KEYS.filter((each) => delivers(asked, topicOf(each, owner, 'x'))))
        expect([asked, of, isOwn(who, of, owner) && EXPECTED_READERS[of].includes(who)]).toEqual([
          asked,
          of,
          true,
        ]);
    }),
    { numRuns: 20_000 },
  );
  // What EMQX grants beyond: `…/#` where a rule has `…/+`, and words for a level that are no ids.
  expect([granted > 1000, more > 10]).toEqual([true, true]);
});

test('rules in order, a denial, qos, retain and # are decided as documented', () => {
  const rules: EmqxRule[] = [
    { permission: 'deny', action: 'all', topic: 'a/b' },
    { permission: 'allow', action: 'publish', topic: 'a/+', qos: [1], retain: true },
    { permission: 'allow', action: 'all', topic: 'c/#' },
  ];
  const publish = (topic: string, qos = 1, retain = true): boolean =>
    emqxAllows(rules, { type: 'publish', topic, qos, retain });
  expect([publish('a/b'), publish('a/x'), publish('a/x', 0), publish('a/x', 1, false)]).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect([publish('a'), publish('a/x/y'), publish('c'), publish('c/x/y')]).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(emqxAllows(rules, { type: 'subscribe', topic: 'a/x', qos: 1 })).toBe(false);
  expect(emqxAllows(rules, { type: 'subscribe', topic: 'c/+', qos: 1 })).toBe(true);
});
