import { cardOf, infoOf, RulesLab } from '../support/rules-lab.js';

const unclaimed = cardOf('cam-1', { services: [], unclaimed: true });

test('an agent that has not joined is a camera with a flag that says so', () => {
  const lab = new RulesLab();
  lab.hearAsIs('pi', '10.0.0.5', unclaimed);
  const service = lab.service('cam-1');
  expect(service).toMatchObject({ kind: 'camera', status: 'found', flags: ['unclaimed'] });
  expect(service).not.toHaveProperty('port');
  expect(lab.rules.registry.get('cam-1')?.verified).toBe(false);
});

test('it is bounded as every stranger is', () => {
  const lab = new RulesLab();
  for (let i = 0; i < 6; i += 1) lab.hearAsIs('pi', '10.0.0.5', { ...unclaimed, id: `cam-${i}` });
  expect(lab.rules.registry.size).toBe(4);
  expect(lab.refused()).toEqual({ 'udp-too-many-from-address': 2 });
});

test('the flag goes when it shows its seal', () => {
  const lab = new RulesLab();
  lab.hearAsIs('pi', '10.0.0.5', unclaimed);
  lab.hearSealed('pi', '10.0.0.5', cardOf('cam-1'));
  expect(lab.service('cam-1')).toMatchObject({ flags: [], port: 9898 });
  expect(lab.rules.registry.get('cam-1')?.verified).toBe(true);
});

test('the flag goes when it speaks through the broker', () => {
  const lab = new RulesLab();
  lab.hearAsIs('pi', '10.0.0.5', unclaimed);
  lab.info('cam-1', infoOf('pi', ['10.0.0.5']));
  lab.ready('cam-1', 1);
  expect(lab.service('cam-1')).toMatchObject({ flags: [], port: 9898 });
});

test('the flag goes when it says no more that it has not joined', () => {
  const lab = new RulesLab();
  lab.hearAsIs('pi', '10.0.0.5', unclaimed);
  lab.hearAsIs('pi', '10.0.0.5', cardOf('cam-1'));
  expect(lab.service('cam-1')?.flags).toEqual([]);
});

test('a restart of discovery keeps the flag', () => {
  const lab = new RulesLab();
  lab.hearAsIs('pi', '10.0.0.5', unclaimed);
  const again = new RulesLab();
  again.rules.restore(lab.rules.stored());
  expect(again.service('cam-1')).toEqual(lab.service('cam-1'));
});
