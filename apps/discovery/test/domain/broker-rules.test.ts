import { cardOf, infoOf, RulesLab } from '../support/rules-lab.js';

/** An agent that is ready and answered three searches. */
function met(): RulesLab {
  const lab = new RulesLab();
  lab.info('cam-1', infoOf('pi', ['10.0.0.5']));
  lab.ready('cam-1', 10);
  lab.searches(3, () => lab.hear('pi', '10.0.0.5', cardOf('cam-1')));
  return lab;
}

describe('an agent that is ready', () => {
  test('is found with what it says of itself, in either order', () => {
    const first = new RulesLab();
    first.info('cam-1', infoOf('pi', ['10.0.0.5', 'fe80::1', '10.1.0.5']));
    expect(first.story('cam-1')).toEqual([]);
    first.ready('cam-1', 1);
    const second = new RulesLab();
    second.ready('cam-1', 1);
    expect(second.story('cam-1')).toEqual([]);
    second.info('cam-1', infoOf('pi', ['10.0.0.5', 'fe80::1', '10.1.0.5']));
    for (const lab of [first, second]) {
      expect(lab.story('cam-1')).toEqual(['found presence']);
      expect(lab.service('cam-1')).toMatchObject({
        kind: 'camera',
        hostname: 'pi',
        port: 9898,
        addresses: ['10.0.0.5', '10.1.0.5'],
      });
    }
  });

  test('is found by its id when it says nothing of itself for a second', () => {
    const lab = new RulesLab();
    lab.ready('cam-1', 1);
    lab.wait(999);
    expect(lab.story('cam-1')).toEqual([]);
    lab.wait(1);
    expect(lab.service('cam-1')).toMatchObject({ status: 'found', hostname: 'cam-1', addresses: [] });
    lab.info('cam-1', infoOf('pi', ['10.0.0.5']));
    expect(lab.story('cam-1')).toEqual(['found presence', 'changed presence']);
  });

  test('is described by what it says, not by what anybody says of it on UDP', () => {
    const lab = met();
    lab.hear('evil', '10.6.6.6', cardOf('cam-1', { services: [{ kind: 'camera', port: 666 }] }));
    expect(lab.service('cam-1')).toMatchObject({ hostname: 'pi', addresses: ['10.0.0.5'], port: 9898 });
  });

  test('has the address first that UDP has shown to work', () => {
    const lab = new RulesLab();
    lab.info('cam-1', infoOf('pi', ['10.0.0.5', '10.1.0.5']));
    lab.ready('cam-1', 1);
    lab.hear('pi', '10.1.0.5', cardOf('cam-1'));
    expect(lab.service('cam-1')?.addresses).toEqual(['10.1.0.5', '10.0.0.5']);
  });
});

describe('an agent that the broker lost', () => {
  test.each(['bye', 'will'] as const)('is lost two seconds later, with the reason %s', (reason) => {
    const lab = met();
    lab.lost('cam-1', 10, reason);
    lab.wait(1999);
    expect(lab.service('cam-1')?.status).toBe('found');
    lab.wait(1);
    expect(lab.service('cam-1')).toMatchObject({ status: 'lost', reason });
  });

  test('is not lost when it returns in time', () => {
    const lab = met();
    lab.lost('cam-1', 10, 'will');
    lab.wait(1900);
    lab.ready('cam-1', 11);
    lab.wait(10_000);
    expect(lab.story('cam-1').filter((line) => line.startsWith('lost'))).toEqual([]);
  });

  test('is lost although no search was completed: the broker knows', () => {
    const lab = new RulesLab();
    lab.info('cam-1', infoOf('pi', ['10.0.0.5']));
    lab.ready('cam-1', 10);
    lab.lost('cam-1', 10, 'will');
    lab.wait(2000);
    expect(lab.service('cam-1')).toMatchObject({ status: 'lost', reason: 'will' });
  });

  test('is not lost by an old epoch, nor found by one', () => {
    const lab = met();
    expect(lab.lost('cam-1', 9, 'will')).toEqual([]);
    lab.wait(5000);
    expect(lab.service('cam-1')?.status).toBe('found');
    lab.lost('cam-1', 10, 'bye');
    lab.wait(5000);
    expect(lab.ready('cam-1', 9)).toEqual([]);
    expect(lab.ready('cam-1', 10)).toEqual([]);
    lab.wait(5000);
    expect(lab.service('cam-1')?.status).toBe('lost');
  });

  test('is not lost again when the broker, back after an absence, repeats its last word', () => {
    const lab = met();
    lab.lost('cam-1', 10, 'will');
    lab.wait(2000);
    lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
    lab.rules.broker.gone();
    lab.lost('cam-1', 10, 'will');
    lab.wait(5000);
    expect(lab.service('cam-1')).toMatchObject({ status: 'found', reason: 'announcement' });
  });

  test('is not lost while the broker is away: its return could not be heard', () => {
    const lab = met();
    lab.lost('cam-1', 10, 'will');
    lab.wait(1000);
    lab.rules.broker.gone();
    lab.wait(10_000);
    expect(lab.service('cam-1')?.status).toBe('found');
    lab.lost('cam-1', 10, 'will');
    lab.wait(2000);
    expect(lab.service('cam-1')?.status).toBe('lost');
  });
});

describe('fresh presence', () => {
  test('overrules silence on UDP, and says that it is silent there', () => {
    const lab = met();
    for (let i = 0; i < 20; i += 1) {
      lab.telemetry('cam-1');
      lab.search();
      lab.wait(8500);
    }
    expect(lab.service('cam-1')).toMatchObject({ status: 'found', flags: ['udp-unreachable'] });
    lab.hear('pi', '10.0.0.5', cardOf('cam-1'));
    expect(lab.service('cam-1')?.flags).toEqual([]);
  });

  test('overrules a farewell on UDP', () => {
    const lab = met();
    lab.telemetry('cam-1');
    lab.hear('pi', '10.0.0.5', cardOf('cam-1', { state: 'bye' }));
    lab.wait(10_000);
    expect(lab.service('cam-1')?.status).toBe('found');
    expect(lab.confirmations(0)).toHaveLength(3);
  });

  test('ends 25 s after the last message: then three searches count anew', () => {
    const lab = met();
    lab.telemetry('cam-1');
    lab.searches(2);
    expect(lab.service('cam-1')?.flags).toEqual(['udp-unreachable']);
    lab.wait(25_000);
    lab.searches(2);
    expect(lab.service('cam-1')).toMatchObject({ status: 'found', flags: ['suspect'] });
    lab.search();
    expect(lab.service('cam-1')).toMatchObject({ status: 'lost', reason: 'missed' });
    lab.telemetry('cam-1');
    expect(lab.service('cam-1')).toMatchObject({ status: 'found', reason: 'presence' });
  });

  test.each([
    [25_000, 'found'],
    [25_001, 'lost'],
  ])('%i ms after the last message a farewell on UDP leaves it %s', (ms, status) => {
    const lab = met();
    lab.telemetry('cam-1');
    lab.wait(ms - 1750);
    lab.hear('pi', '10.0.0.5', cardOf('cam-1', { state: 'bye' }));
    lab.wait(1750);
    expect(lab.service('cam-1')?.status).toBe(status);
  });

  test('ends when the broker is away', () => {
    const lab = met();
    lab.telemetry('cam-1');
    lab.rules.broker.gone();
    lab.searches(3);
    expect(lab.service('cam-1')).toMatchObject({ status: 'lost', reason: 'missed' });
  });

  test('ends a confirmation that is under way', () => {
    const lab = met();
    lab.wait(25_000);
    lab.searches(2);
    lab.telemetry('cam-1');
    const freshAt = lab.elapsed;
    lab.wait(10_000);
    expect(lab.service('cam-1')?.flags).toEqual([]);
    expect(lab.confirmations(freshAt + 1)).toEqual([]);
  });
});

test('what cannot be kept in bounds is refused', () => {
  const lab = new RulesLab();
  for (let i = 0; i < 4096; i += 1) lab.telemetry(`cam-${i}`);
  expect(lab.ready('one-more', 1)).toMatchObject([{ type: 'refuse', kind: 'mqtt-too-many-agents' }]);
  expect(lab.telemetry('cam-1')).toEqual([]);
});

describe('an end that the broker told', () => {
  const stopped = (): RulesLab => {
    const lab = new RulesLab();
    lab.searches(3, () => lab.hear('pi', '10.0.0.5', cardOf('cam-1')));
    lab.ready('cam-1', 1);
    lab.hear('pi', '10.0.0.5', cardOf('cam-1', { state: 'bye' }));
    lab.lost('cam-1', 1, 'bye');
    return lab;
  };
  const told = { state: 'lost', reason: 'bye', epoch: 1 } as const;

  test('is no news when it is read again, though UDP was the first to lose the service', () => {
    const lab = stopped();
    lab.wait(5000);
    expect(lab.service('cam-1')?.status).toBe('lost');
    lab.hear('pi', '10.0.0.5', cardOf('cam-1', { boot: 'boot-2' }));
    lab.rules.broker.gone();
    lab.presence('cam-1', told);
    lab.wait(5000);
    expect(lab.service('cam-1')?.status).toBe('found');
  });

  test('says nothing of another process that UDP hears', () => {
    const lab = new RulesLab();
    lab.hear('pi', '10.0.0.5', cardOf('cam-1', { boot: 'boot-2' }));
    lab.presence('cam-1', { ...told, boot: 'boot-1' });
    lab.wait(500);
    lab.hear('pi', '10.0.0.5', cardOf('cam-1', { boot: 'boot-2' }));
    lab.wait(5000);
    expect(lab.service('cam-1')?.status).toBe('found');
  });

  test('stands where the process that ended is the last that UDP heard', () => {
    const lab = new RulesLab();
    lab.hear('pi', '10.0.0.5', cardOf('cam-1', { boot: 'boot-1' }));
    lab.presence('cam-1', { ...told, boot: 'boot-1' });
    lab.hear('pi', '10.0.0.5', cardOf('cam-1', { boot: 'boot-1' }));
    lab.wait(2000);
    expect(lab.service('cam-1')?.status).toBe('lost');
  });
});
