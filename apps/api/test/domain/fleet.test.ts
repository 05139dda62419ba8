import fc from 'fast-check';
import { Fleet } from '#api/domain/fleet/fleet.js';
import type { Fact } from '#api/domain/fleet/fact.js';
import { applied, news } from '../support/client-view.js';
import { anyFact, topicOf } from '../support/facts.js';
import { infoOf, metaOf, presenceOf, serviceOf, stateOf, telemetryOf } from '../support/samples.js';

function fleetOf(facts: readonly Fact[]): Fleet {
  const fleet = new Fleet();
  for (const fact of facts) fleet.apply(fact);
  return fleet;
}

const found = (id: string): Fact => ({ kind: 'service', id, service: serviceOf(id) });
const gone = (id: string): Fact => ({ kind: 'service', id, service: undefined });
const counted = (count: number): Fact => ({ kind: 'registry-meta', meta: metaOf(count) });
const broker = (connected: boolean): Fact => ({ kind: 'broker', connected });

describe('the view of the fleet', () => {
  test('is the same in whatever order topics are heard', () => {
    const facts = fc.array(
      anyFact.filter(({ kind }) => kind !== 'broker' && kind !== 'registry-meta'),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), (heard, picks) => {
        const queues = new Map<string, Fact[]>();
        for (const fact of heard) queues.set(topicOf(fact), [...(queues.get(topicOf(fact)) ?? []), fact]);
        const shuffled: Fact[] = [];
        while (queues.size > 0) {
          const topic = [...queues.keys()][picks.next().value % queues.size] ?? '';
          const [first, ...rest] = queues.get(topic) ?? [];
          if (first) shuffled.push(first);
          if (rest.length > 0) queues.set(topic, rest);
          else queues.delete(topic);
        }
        expect(fleetOf(shuffled).snapshot()).toEqual(fleetOf(heard).snapshot());
      }),
    );
  });

  test('follows from a snapshot and the changes after it', () => {
    fc.assert(
      fc.property(
        fc.array(anyFact, { maxLength: 20 }),
        fc.array(anyFact, { maxLength: 20 }),
        (before, after) => {
          const fleet = fleetOf(before);
          const snapshot = fleet.snapshot();
          const changes = after.flatMap((fact) => fleet.apply(fact));
          expect(news(applied(snapshot, changes))).toEqual(news(fleet.snapshot()));
        },
      ),
    );
  });

  test('changes nothing and says nothing when it hears the same again', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 20 }), anyFact, (before, fact) => {
        const fleet = fleetOf([...before, fact]);
        const snapshot = fleet.snapshot();
        expect(fleet.apply(fact)).toEqual([]);
        expect(fleet.snapshot()).toEqual(snapshot);
      }),
    );
  });
});

describe('after the connection was away', () => {
  test('what the registry no longer has vanishes, in whatever order it is told', () => {
    const present = fc.subarray(['a', 'b', 'c', 'd']);
    const told = present.chain((ids) =>
      fc.tuple(
        fc.constant(ids),
        fc.shuffledSubarray([...ids.map(found), counted(ids.length)], { minLength: ids.length + 1 }),
      ),
    );
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd', 'e']), told, (before, [ids, facts]) => {
        const fleet = fleetOf([
          broker(true),
          ...before.map(found),
          counted(before.length),
          broker(false),
          ...facts,
          broker(true),
        ]);
        expect(fleet.allServices().map(({ id }) => id)).toEqual(ids);
      }),
    );
  });

  test('nothing vanishes before as many are heard as the registry counts', () => {
    const fleet = fleetOf([
      broker(true),
      found('a'),
      found('b'),
      found('c'),
      counted(3),
      broker(false),
      counted(2),
      found('a'),
    ]);
    expect(fleet.allServices()).toHaveLength(3);
    expect(fleet.apply(found('b')).map(({ type, subject }) => [type, subject])).toEqual([
      ['service.forgotten', 'c'],
    ]);
  });

  test('a service that is taken away while connected is forgotten, its camera with it', () => {
    const fleet = fleetOf([
      found('a'),
      { kind: 'agent-info', id: 'a', info: infoOf('a') },
      { kind: 'agent-state', id: 'a', state: stateOf() },
    ]);
    expect(fleet.snapshot().cameras).toHaveLength(1);
    expect(fleet.apply(gone('a')).map(({ type }) => type)).toEqual(['service.forgotten']);
    expect(fleet.snapshot()).toMatchObject({ services: [], cameras: [] });
  });
});

describe('presence', () => {
  const agent = (state: 'ready' | 'lost', epoch: number): Fact => ({
    kind: 'agent-presence',
    id: 'a',
    presence: presenceOf(state, epoch),
  });
  test.each([
    ['the birth of a newer epoch', [agent('ready', 1), agent('ready', 2)], true],
    [
      'a will that comes after the next birth',
      [agent('ready', 1), agent('ready', 2), agent('lost', 1)],
      true,
    ],
    ['the will of the newest epoch', [agent('ready', 2), agent('lost', 2)], false],
    ['a birth that is repeated after its will', [agent('lost', 2), agent('ready', 2)], false],
    ['a connection that the broker restarted under', [agent('ready', 2), broker(false)], false],
    ['the same birth told again afterwards', [agent('ready', 2), broker(false), agent('ready', 2)], true],
  ] as const)('%s', (_what, facts, ready) => {
    expect(fleetOf(facts).isAgentReady('a')).toBe(ready);
  });

  test('the registry is stale while broker or discovery are away, and says so once', () => {
    const fleet = new Fleet();
    const discovery = (state: 'ready' | 'lost', epoch: number): Fact => ({
      kind: 'discovery-presence',
      presence: presenceOf(state, epoch),
    });
    const steps: [Fact, string[]][] = [
      [broker(true), []],
      [discovery('ready', 5), ['registry.fresh']],
      [discovery('lost', 5), ['registry.stale']],
      [discovery('ready', 6), ['registry.fresh']],
      [broker(false), ['registry.stale']],
      [discovery('ready', 6), []],
      [broker(true), ['registry.fresh']],
      [broker(false), ['registry.stale']],
      [broker(true), []],
      [discovery('ready', 6), ['registry.fresh']],
    ];
    for (const [fact, types] of steps) expect(fleet.apply(fact).map(({ type }) => type)).toEqual(types);
  });
});

describe('events', () => {
  const camera: Fact[] = [
    found('a'),
    { kind: 'agent-info', id: 'a', info: infoOf('a') },
    { kind: 'agent-state', id: 'a', state: stateOf() },
  ];

  test('a loss makes the camera not-connected', () => {
    const lost: Fact = {
      kind: 'service',
      id: 'a',
      service: serviceOf('a', { status: 'lost', reason: 'will' }),
    };
    const changes = fleetOf([...camera, presence('ready', 1)]).apply(lost);
    expect(changes.map(({ type }) => type)).toEqual(['service.lost', 'camera.status']);
    expect(changes[1]?.data).toMatchObject({ status: 'not-connected' });
  });

  const presence = (state: 'ready' | 'lost', epoch: number): Fact => ({
    kind: 'agent-presence',
    id: 'a',
    presence: presenceOf(state, epoch),
  });

  test('a camera stands by once its agent hears commands, not before', () => {
    const fleet = fleetOf([broker(true), ...camera]);
    expect(fleet.camera('a')).toMatchObject({ status: 'not-connected' });
    expect(fleet.isAgentReady('a')).toBe(false);
    expect(fleet.apply(presence('ready', 1))).toMatchObject([
      { type: 'camera.status', data: { status: 'standing-by' } },
    ]);
    expect(fleet.isAgentReady('a')).toBe(true);
  });

  test('an agent that left the broker makes the camera not-connected, though it is found', () => {
    const fleet = fleetOf([broker(true), ...camera, presence('ready', 1)]);
    expect(fleet.apply(presence('lost', 1))).toMatchObject([
      { type: 'camera.status', data: { status: 'not-connected' } },
    ]);
    expect(fleet.apply(presence('ready', 2))).toMatchObject([
      { type: 'camera.status', data: { status: 'standing-by' } },
    ]);
    expect(fleet.apply(presence('lost', 1))).toEqual([]);
  });

  test.each([
    ['ready', 'standing-by'],
    ['lost', 'not-connected'],
  ] as const)('a connection that ends and comes back leaves a %s agent as it was', (state, status) => {
    const fleet = fleetOf([broker(true), ...camera, presence(state, 1)]);
    for (const fact of [broker(false), broker(true), presence(state, 1)]) {
      expect(fleet.apply(fact)).toEqual([]);
    }
    expect(fleet.camera('a')).toMatchObject({ status });
  });

  test('gauges cause none but the one that tells of them, which comes with their beat', () => {
    const fleet = fleetOf(camera);
    const telemetry = telemetryOf(3);
    expect(fleet.apply({ kind: 'agent-telemetry', id: 'a', telemetry })).toEqual([
      {
        type: 'camera.telemetry',
        subject: 'a',
        data: { telemetry, disk: stateOf().disk, clock: stateOf().clock },
      },
    ]);
    const state = stateOf({ disk: { totalBytes: 1000, freeBytes: 1 } });
    expect(fleet.apply({ kind: 'agent-state', id: 'a', state })).toEqual([]);
    const seen = serviceOf('a', { lastSeen: '2027-01-01T00:00:00.000Z' });
    expect(fleet.apply({ kind: 'service', id: 'a', service: seen })).toEqual([]);
    expect(fleet.camera('a')).toMatchObject({ disk: { freeBytes: 1 }, telemetry: { load: 3 } });
    expect(fleet.service('a')).toEqual(seen);
  });

  test('a disk that goes away is a change of the status, once, and so is one that is back', () => {
    const fleet = fleetOf(camera);
    const error = { code: 'disk-failed', detail: 'The folder is not there.', advice: 'Plug its disk in.' };
    const away = stateOf({ disk: { totalBytes: 0, freeBytes: 0, error } });
    const types = (state: typeof away): string[] =>
      fleet.apply({ kind: 'agent-state', id: 'a', state }).map(({ type }) => type);
    expect([types(away), types({ ...away }), types(stateOf())]).toEqual([
      ['camera.status'],
      [],
      ['camera.status'],
    ]);
  });

  test('another address is a change, neither lost nor found', () => {
    const moved: Fact = { kind: 'service', id: 'a', service: serviceOf('a', { addresses: ['10.0.0.9'] }) };
    expect(
      fleetOf(camera)
        .apply(moved)
        .map(({ type }) => type),
    ).toEqual(['service.changed']);
  });
});
