import { cardOf, RulesLab } from '../support/rules-lab.js';

const HOUR_MS = 3_600_000;

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
