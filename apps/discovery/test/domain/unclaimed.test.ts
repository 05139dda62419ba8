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

test('whoever announces that it has not joined is called at once, and not at every word of it', () => {
  const lab = new RulesLab();
  const from = lab.now.mono;
  for (let i = 0; i < 3; i += 1) lab.hearAsIs('pi', '10.0.0.5', unclaimed);
  lab.wait(1999);
  lab.hearAsIs('pi', '10.0.0.5', unclaimed);
  expect(lab.confirmations(from)).toEqual([0]);
  lab.wait(1);
  lab.hearAsIs('pi', '10.0.0.5', unclaimed);
  expect(lab.confirmations(from)).toEqual([0, 2000]);
  expect(lab.asked()).toEqual(['10.0.0.5:roll-call']);
});

test('an answer to a search is no announcement, and one who has joined needs no call', () => {
  const lab = new RulesLab();
  lab.hearAsIs('pi', '10.0.0.5', { ...unclaimed, search: 's1' });
  lab.hearAsIs('pi-2', '10.0.0.6', cardOf('cam-2'));
  expect(lab.asked()).toEqual([]);
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

describe('a camera that the operator has revoked', () => {
  function revoked(): RulesLab {
    const lab = new RulesLab();
    lab.seals.enrolments.set('cam-1', 'e1');
    lab.info('cam-1', infoOf('pi', ['10.0.0.5']));
    lab.ready('cam-1', 1);
    lab.hearSealed('pi', '10.0.0.5', cardOf('cam-1'));
    lab.seals.enrolments.delete('cam-1');
    return lab;
  }

  function hasLeft(lab: RulesLab): RulesLab {
    lab.lost('cam-1', 1, 'will');
    lab.wait(3000);
    return lab;
  }

  test('is nobody’s once it says so', () => {
    const lab = hasLeft(revoked());
    expect(lab.service('cam-1')).toMatchObject({ status: 'lost', reason: 'will' });
    lab.hearAsIs('pi', '10.0.0.5', { ...unclaimed, boot: 'boot-2' });
    expect(lab.service('cam-1')).toMatchObject({ status: 'found', flags: ['unclaimed'] });
    expect(lab.rules.registry.get('cam-1')?.verified).toBe(false);
  });

  test('stays revoked though a word of it was on its way', () => {
    const lab = revoked();
    lab.telemetry('cam-1');
    hasLeft(lab);
    lab.hearAsIs('pi', '10.0.0.5', { ...unclaimed, boot: 'boot-2' });
    expect(lab.service('cam-1')?.flags).toEqual(['unclaimed']);
  });

  test('is known as such after a restart', () => {
    const before = hasLeft(revoked());
    const again = new RulesLab();
    again.rules.restore(before.rules.stored());
    again.hearAsIs('pi', '10.0.0.5', { ...unclaimed, boot: 'boot-2' });
    expect(again.service('cam-1')?.flags).toEqual(['unclaimed']);
  });

  test('is not found by the seal that it had', () => {
    const lab = hasLeft(revoked());
    lab.seals.enrolments.set('cam-1', 'e1');
    const sealed = lab.seals.seal('pi', '10.0.0.5', cardOf('cam-1'));
    lab.seals.enrolments.delete('cam-1');
    lab.hearAsIs('pi', '10.0.0.5', sealed);
    expect(lab.service('cam-1')?.status).toBe('lost');
    expect(lab.refused()).toEqual({ 'udp-unsealed': 1 });
  });

  test('joins anew', () => {
    const lab = hasLeft(revoked());
    lab.seals.enrolments.set('cam-1', 'e2');
    lab.hearAsIs('pi', '10.0.0.5', unclaimed);
    expect(lab.service('cam-1')?.status).toBe('lost');
    lab.hearSealed('pi', '10.0.0.5', cardOf('cam-1'));
    expect(lab.service('cam-1')).toMatchObject({ status: 'found', flags: [] });
  });
});

test('a camera on the operator’s host, which never joins, is not nobody’s because somebody says so', () => {
  const lab = new RulesLab();
  lab.hearSealed('pi', '10.0.0.5', cardOf('cam-1'));
  lab.hearAsIs('pi', '10.0.0.6', unclaimed);
  expect(lab.service('cam-1')?.flags).toEqual([]);
  expect(lab.refused()).toEqual({ 'udp-unsealed': 1 });
});
