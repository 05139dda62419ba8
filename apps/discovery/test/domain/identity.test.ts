import { cardOf, infoOf, RulesLab } from '../support/rules-lab.js';

const twoBoards = (lab: RulesLab) => () => {
  lab.hear('pi', '10.0.0.5', cardOf('cam-1', { boot: 'boot-a' }));
  lab.hear('pi', '10.0.0.9', cardOf('cam-1', { boot: 'boot-b' }));
};

describe('one id that is heard from two boards at once', () => {
  test('is a conflict that names both addresses, until one of them is gone for two minutes', () => {
    const lab = new RulesLab();
    lab.searches(2, twoBoards(lab));
    expect(lab.service('cam-1')).toMatchObject({ flags: ['conflict'], conflict: ['10.0.0.5', '10.0.0.9'] });
    for (let i = 0; i < 5; i += 1) {
      lab.wait(30_000);
      lab.search(() => lab.hear('pi', '10.0.0.9', cardOf('cam-1', { boot: 'boot-b' })));
    }
    expect(lab.service('cam-1')?.flags).toEqual([]);
    expect(lab.service('cam-1')).not.toHaveProperty('conflict');
  });

  test('is told once, not at each of their answers', () => {
    const lab = new RulesLab();
    lab.searches(10, twoBoards(lab));
    const told = lab.story('cam-1').filter((line) => !line.startsWith('seen'));
    expect(told.length).toBeLessThanOrEqual(4);
  });

  test('is a conflict at the broker too, where they throw each other out', () => {
    const lab = new RulesLab();
    for (const [epoch, boot] of ['boot-a', 'boot-b', 'boot-a'].entries()) {
      const address = boot === 'boot-a' ? '10.0.0.5' : '10.0.0.9';
      lab.info('cam-1', infoOf('pi', [address], boot));
      lab.presence('cam-1', { state: 'ready', reason: 'none', epoch, boot });
      lab.presence('cam-1', { state: 'lost', reason: 'will', epoch, boot });
    }
    lab.search();
    expect(lab.service('cam-1')).toMatchObject({ flags: ['conflict'], conflict: ['10.0.0.5', '10.0.0.9'] });
  });

  test('is none where one board is started anew and the broker still tells of the process of before', () => {
    const lab = new RulesLab();
    lab.info('cam-1', infoOf('pi', ['10.0.0.5'], 'boot-a'));
    lab.presence('cam-1', { state: 'ready', reason: 'none', epoch: 1, boot: 'boot-a' });
    lab.hear('pi', '10.0.0.5', cardOf('cam-1', { boot: 'boot-a' }));
    lab.hear('pi', '10.0.0.5', cardOf('cam-1', { boot: 'boot-b' }));
    lab.telemetry('cam-1');
    lab.info('cam-1', infoOf('pi', ['10.0.0.5'], 'boot-b'));
    lab.presence('cam-1', { state: 'ready', reason: 'none', epoch: 2, boot: 'boot-b' });
    lab.hear('pi', '10.0.0.5', cardOf('cam-1', { boot: 'boot-b' }));
    lab.search();
    expect(lab.service('cam-1')?.flags).toEqual([]);
  });
});

test('five flips between found and lost within ten minutes are flapping, until ten minutes are quiet', () => {
  const lab = new RulesLab();
  lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
  lab.searches(3, () => lab.hear('pi', '10.0.0.5', cardOf('cam-1')));
  lab.info('cam-1', infoOf('pi', ['10.0.0.5']));
  const flip = (epoch: number): void => {
    lab.ready('cam-1', epoch);
    lab.lost('cam-1', epoch, 'will');
    lab.wait(2000);
  };
  for (let epoch = 1; epoch <= 2; epoch += 1) flip(epoch);
  lab.ready('cam-1', 3);
  expect(lab.service('cam-1')).toMatchObject({ status: 'found', flags: [] });
  lab.lost('cam-1', 3, 'will');
  lab.wait(2000);
  expect(lab.service('cam-1')).toMatchObject({ status: 'lost', flags: ['flapping'] });
  lab.ready('cam-1', 4);
  lab.wait(1000);
  expect(lab.service('cam-1')).toMatchObject({ status: 'found', flags: ['flapping'] });
  lab.wait(600_000);
  lab.search(() => lab.hear('pi', '10.0.0.5', cardOf('cam-1')));
  expect(lab.service('cam-1')?.flags).toEqual([]);
});

describe('a host that got another id', () => {
  const known = (): RulesLab => {
    const lab = new RulesLab();
    lab.searches(3, () => lab.hear('pi', '10.0.0.5', cardOf('old')));
    return lab;
  };

  test('loses the old one as replaced, once nothing answers to it', () => {
    const lab = known();
    lab.hear('pi', '10.0.0.5', cardOf('new'));
    expect(lab.service('old')?.status).toBe('found');
    lab.wait(1750);
    expect(lab.service('old')).toMatchObject({ status: 'lost', reason: 'replaced' });
    expect(lab.service('new')?.status).toBe('found');
  });

  test('keeps it where it answers: anybody can say a name', () => {
    const lab = known();
    lab.hear('pi', '10.0.0.5', cardOf('new'));
    lab.wait(500);
    lab.hear('pi', '10.0.0.5', cardOf('old'));
    lab.wait(10_000);
    expect(lab.service('old')?.status).toBe('found');
  });

  test('replaces the service of before that said no more than its name', () => {
    const lab = new RulesLab();
    lab.searches(3, () => lab.hear('pi', '10.0.0.5'));
    const [minimal] = lab.rules.registry.all();
    lab.info('cam-1', infoOf('pi', ['10.0.0.5']));
    lab.ready('cam-1', 1);
    lab.wait(1750);
    expect(minimal?.published).toMatchObject({ status: 'lost', reason: 'replaced' });
  });

  test.each([
    ['another address', 'pi', '10.0.0.6', 9898],
    ['another name', 'pi-2', '10.0.0.5', 9898],
    ['another port, such as a second camera', 'pi', '10.0.0.5', 9899],
  ])('is none with %s', (_, hostname, address, port) => {
    const lab = known();
    lab.hear(hostname, address, cardOf('new', { services: [{ kind: 'camera', port }] }));
    lab.wait(5000);
    expect(lab.service('old')?.status).toBe('found');
  });

  test('is none where the broker hears the old one', () => {
    const lab = known();
    lab.info('old', infoOf('pi', ['10.0.0.5']));
    lab.ready('old', 1);
    lab.hear('pi', '10.0.0.5', cardOf('new'));
    lab.wait(5000);
    expect(lab.service('old')?.status).toBe('found');
  });
});
