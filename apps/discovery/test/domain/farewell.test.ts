import { cardOf, RulesLab } from '../support/rules-lab.js';

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
