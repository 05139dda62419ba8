import { cardOf, RulesLab } from '../support/rules-lab.js';

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
