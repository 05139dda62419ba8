import { cardOf, RulesLab } from '../support/rules-lab.js';

const HOUR_MS = 3_600_000;

test('a service is found at its first answer, by search or by announcement', () => {
  const lab = new RulesLab();
  lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
  lab.hear('pi2', '10.0.0.6', cardOf('cam-2', { search: 's-1' }));
  expect(lab.story('cam-1')).toEqual(['found announcement']);
  expect(lab.story('cam-2')).toEqual(['found search']);
  expect(lab.service('cam-1')).toMatchObject({
    kind: 'camera',
    hostname: 'pi',
    label: 'pi',
    addresses: ['10.0.0.5'],
    port: 9898,
    status: 'found',
    firstSeen: '2026-01-01T00:00:00.000Z',
  });
});

test('a minimal service has an id of host name and address, one for all addresses of this host', () => {
  const lab = new RulesLab();
  const idOf = (hostname: string, address: string, own = false): string => {
    const before = new Set(lab.rules.registry.all().map(({ id }) => id));
    lab.hear(hostname, address, undefined, own);
    return lab.rules.registry.all().find(({ id }) => !before.has(id))?.id ?? 'known already';
  };
  expect(idOf('old-pi', '10.0.0.5')).toMatch(/^m-[0-9a-f]{16}$/);
  expect(idOf('old-pi', '10.0.0.5')).toBe('known already');
  expect(idOf('old-pi', '10.0.0.6')).toMatch(/^m-/);
  expect(idOf('old-pi', '127.0.0.1', true)).toMatch(/^m-/);
  expect(idOf('old-pi', '10.0.0.1', true)).toBe('known already');
});

test('silent on UDP alone: suspect at the second missed search, asked, lost at the third', () => {
  const lab = new RulesLab();
  lab.searches(3, () => lab.hear('pi', '10.0.0.5', cardOf('cam-1')));
  lab.searches(2);
  expect(lab.service('cam-1')).toMatchObject({ status: 'found', flags: ['suspect'] });
  const suspectAt = lab.elapsed;
  lab.wait(6000);
  expect(lab.confirmations(suspectAt)).toEqual([0, 250, 750, 2750, 4750]);
  lab.search();
  expect(lab.service('cam-1')).toMatchObject({ status: 'lost', reason: 'missed', flags: [] });
  lab.wait(10_000);
  expect(lab.confirmations(lab.elapsed - 9000)).toEqual([]);
});

test('an answer to the confirmation ends all doubt', () => {
  const lab = new RulesLab();
  lab.searches(3, () => lab.hear('pi', '10.0.0.5', cardOf('cam-1')));
  lab.searches(2);
  lab.wait(300);
  lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
  const answeredAt = lab.elapsed;
  expect(lab.service('cam-1')?.flags).toEqual([]);
  lab.searches(2);
  expect(lab.confirmations(answeredAt)).toEqual([3000]);
  expect(lab.service('cam-1')?.status).toBe('found');
});

test('a lost service that answers again is found, and keeps when it was first seen', () => {
  const lab = new RulesLab();
  lab.hear('old-pi', '10.0.0.5');
  lab.searches(6);
  const [known] = lab.rules.registry.all();
  expect(known?.published).toMatchObject({ status: 'lost', reason: 'missed' });
  lab.wait(60_000);
  lab.hear('old-pi', '10.0.0.5');
  expect(known?.published).toMatchObject({
    status: 'found',
    firstSeen: '2026-01-01T00:00:00.000Z',
    since: '2026-01-01T00:01:09.000Z',
  });
});

test('silence counts once three searches are over, such as those of a start', () => {
  const lab = new RulesLab();
  lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
  lab.searches(5);
  expect(lab.service('cam-1')?.status).toBe('found');
  lab.search();
  expect(lab.service('cam-1')).toMatchObject({ status: 'lost', reason: 'missed' });
});

test('nobody is lost for a farewell on UDP before three searches are over', () => {
  const lab = new RulesLab();
  lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
  lab.search();
  lab.hear('pi', '10.0.0.5', cardOf('cam-1', { state: 'bye' }));
  lab.wait(5000);
  lab.search();
  expect(lab.service('cam-1')?.status).toBe('found');
  lab.search();
  expect(lab.service('cam-1')?.status).toBe('lost');
});

describe('a farewell on UDP', () => {
  const met = (): RulesLab => {
    const lab = new RulesLab();
    lab.searches(3, () => lab.hear('pi', '10.0.0.5', cardOf('cam-1')));
    return lab;
  };
  const bye = cardOf('cam-1', { state: 'bye' });

  test('is believed when three confirmations stay unanswered', () => {
    const lab = met();
    const at = lab.elapsed;
    lab.hear('pi', '10.0.0.5', bye);
    lab.hear('pi', '10.0.0.5', bye);
    lab.wait(1749);
    expect(lab.service('cam-1')?.status).toBe('found');
    lab.wait(1);
    expect(lab.service('cam-1')).toMatchObject({ status: 'lost', reason: 'bye' });
    expect(lab.confirmations(at)).toEqual([0, 250, 750]);
  });

  test('is asked about where it answered from, and at the port of the roll call wherever it was seen', () => {
    const lab = met();
    lab.searches(1, () => {
      lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
      lab.hear('pi', '10.0.1.5', cardOf('cam-1'));
    });
    // A forged answer and a forged farewell keep the probes from nobody.
    lab.hear('pi', '10.0.0.66', cardOf('cam-1'));
    lab.hear('pi', '10.0.0.66', bye);
    expect(lab.asked()).toEqual([
      '10.0.0.66:4000',
      '10.0.0.66:roll-call',
      '10.0.1.5:roll-call',
      '10.0.0.5:roll-call',
    ]);
  });

  test('is asked where it really is, however many forged answers came from elsewhere', () => {
    const lab = met();
    for (let i = 0; i < 20; i += 1) lab.hear('pi', `10.0.9.${i}`, cardOf('cam-1'));
    lab.hear('pi', '10.0.9.0', bye);
    expect(lab.asked()).toContain('10.0.0.5:roll-call');
    expect(lab.asked().length).toBeLessThanOrEqual(9);
  });

  test('makes discovery ask at most every two seconds, however often it is forged and refuted', () => {
    const lab = met();
    const at = lab.elapsed;
    for (let i = 0; i < 1000; i += 1) {
      lab.hear('pi', '10.0.0.5', bye);
      lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
      lab.wait(2);
    }
    expect(lab.confirmations(at).length).toBeLessThanOrEqual(2);
  });

  test('is refuted by an answer: anybody can send one', () => {
    const lab = met();
    lab.hear('pi', '10.9.9.9', bye);
    lab.wait(100);
    lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
    lab.wait(10_000);
    expect(lab.service('cam-1')).toMatchObject({ status: 'found', addresses: ['10.0.0.5'] });
  });

  test('never makes a service known', () => {
    const lab = new RulesLab();
    expect(lab.hear('pi', '10.0.0.5', bye)).toEqual([]);
    expect(lab.rules.registry.size).toBe(0);
  });
});

test('a new address is a change; the old one goes when only the new one speaks', () => {
  const lab = new RulesLab();
  lab.search(() => lab.hear('pi', '10.0.0.5', cardOf('cam-1')));
  lab.search(() => lab.hear('pi', '10.0.0.77', cardOf('cam-1')));
  expect(lab.service('cam-1')?.addresses).toEqual(['10.0.0.77', '10.0.0.5']);
  lab.searches(2, () => lab.hear('pi', '10.0.0.77', cardOf('cam-1')));
  expect(lab.service('cam-1')?.addresses).toEqual(['10.0.0.77']);
  expect(lab.story('cam-1')).toEqual(['found announcement', 'changed announcement', 'changed announcement']);
});

test('a host with two addresses does not change at every answer', () => {
  const lab = new RulesLab();
  lab.searches(5, () => {
    lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
    lab.hear('pi', '10.1.0.5', cardOf('cam-1'));
  });
  expect(lab.story('cam-1')).toEqual(['found announcement', 'changed announcement']);
});

test('when it was last seen is published once a minute, not at every answer', () => {
  const lab = new RulesLab();
  for (let i = 0; i < 13; i += 1) {
    lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
    lab.wait(10_000);
  }
  expect(lab.story('cam-1')).toEqual(['found announcement', 'seen announcement', 'seen announcement']);
});

test('the id stands in the label where two services share a host name, and only there', () => {
  const lab = new RulesLab();
  lab.hear('raspberrypi', '10.0.0.5', cardOf('cam-1'));
  lab.hear('raspberrypi', '10.0.0.6', cardOf('cam-2'));
  lab.hear('raspberrypi', '10.0.0.7', cardOf('cam-3'));
  const labels = (): unknown[] => ['cam-1', 'cam-2', 'cam-3'].map((id) => lab.service(id)?.label);
  expect(labels()).toEqual(['raspberrypi (cam-1)', 'raspberrypi (cam-2)', 'raspberrypi (cam-3)']);
  lab.hear('left', '10.0.0.6', cardOf('cam-2'));
  lab.hear('gate', '10.0.0.7', cardOf('cam-3'));
  expect(labels()).toEqual(['raspberrypi', 'left', 'gate']);
});

describe('what only UDP tells of is bounded', () => {
  test('four services from one address', () => {
    const lab = new RulesLab();
    for (let i = 0; i < 6; i += 1) lab.hear(`pi-${i}`, '10.0.0.5');
    expect(lab.rules.registry.size).toBe(4);
    const refused = lab.log.filter(({ effect }) => effect.type === 'refuse');
    expect(refused.map(({ effect }) => effect)).toMatchObject([
      { kind: 'udp-too-many-from-address' },
      { kind: 'udp-too-many-from-address' },
    ]);
  });

  test('256 in all, and none of those that the broker knows', () => {
    const lab = new RulesLab();
    for (let i = 0; i < 300; i += 1) lab.hear('pi', `10.0.${i >> 8}.${i & 255}`);
    expect(lab.rules.registry.size).toBe(256);
    lab.ready('cam-1', 1);
    lab.wait(1000);
    lab.hear('pi', '10.0.0.1', cardOf('cam-1'));
    expect(lab.service('cam-1')).toMatchObject({ status: 'found', addresses: ['10.0.0.1'] });
  });

  test('a newcomer takes the place of the lost one that was there for the shortest time', () => {
    const lab = new RulesLab();
    const stays = (): void => void lab.hear('stays', '10.0.0.5');
    stays();
    lab.wait(10_000);
    for (let i = 0; i < 3; i += 1) lab.hear(`ghost-${i}`, '10.0.0.5');
    lab.searches(3, stays);
    stays();
    lab.searches(3);
    lab.hear('late', '10.0.0.5');
    const names = lab.rules.registry.all().map(({ hostname }) => hostname);
    expect(names.sort()).toEqual(['ghost-1', 'ghost-2', 'late', 'stays']);
    expect(lab.log.at(-2)?.effect).toMatchObject({ type: 'forget' });
  });

  test('forgotten a day after it was last seen, once it is lost', () => {
    const lab = new RulesLab();
    lab.hear('old-pi', '10.0.0.5');
    lab.ready('cam-1', 1);
    lab.wait(1000);
    lab.lost('cam-1', 1, 'will');
    lab.wait(24 * HOUR_MS - 10_000);
    lab.searches(6);
    expect(lab.rules.registry.size).toBe(2);
    lab.wait(10_000);
    lab.search();
    expect(lab.rules.registry.all().map(({ id }) => id)).toEqual(['cam-1']);
    expect(lab.log.at(-1)?.effect).toMatchObject({ type: 'forget' });
  });
});
