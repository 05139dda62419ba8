import fc from 'fast-check';
import { CallPolicy } from '#camera-agent/domain/roll-call/call-policy.js';
import { ROLL_ANSWER, ROLL_CALL, type RollCallMessage } from '#contracts/udp/messages.js';
import { seededRandom } from '../camera/seeded-random.js';

const bare: RollCallMessage = { command: ROLL_CALL };
const answer: RollCallMessage = { command: ROLL_ANSWER, hostname: 'old-pi' };
const probe = (window: number): RollCallMessage => ({
  command: ROLL_CALL,
  probe: { v: 1, search: 's-1', window, from: 'd-1' },
});

const policy = (seed = 1): CallPolicy => new CallPolicy(() => [], [], seededRandom(seed));

describe('what an agent does about a datagram', () => {
  test('it answers a probe within its window, naming the search', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer(), (window, seed) => {
        const decision = policy(seed).decide([probe(window)], '127.0.0.1', 0);
        if (decision.kind !== 'answer') throw new Error(decision.kind);
        expect(decision.probe?.search).toBe('s-1');
        expect(decision.delayMs).toBeGreaterThanOrEqual(0);
        expect(decision.delayMs).toBeLessThanOrEqual(Math.min(window, 5000));
      }),
    );
  });

  test('it spreads its answers over the whole window', () => {
    const delays = Array.from({ length: 200 }, (_, seed) => {
      const decision = policy(seed).decide([probe(1000)], '127.0.0.1', 0);
      return decision.kind === 'answer' ? decision.delayMs : NaN;
    });
    const mean = delays.reduce((sum, ms) => sum + ms, 0) / delays.length;
    expect(mean).toBeGreaterThan(400);
    expect(mean).toBeLessThan(600);
  });

  test('it answers a bare search soon and names none', () => {
    const decision = policy().decide([bare], '127.0.0.1', 0);
    expect(decision).toMatchObject({ kind: 'answer', delayMs: expect.any(Number) as number });
    expect(decision).not.toHaveProperty('probe');
    expect(decision.kind === 'answer' && decision.delayMs < 250).toBe(true);
  });

  test('however many searches one datagram holds, it gives one answer', () => {
    const calls = policy();
    const full = Array.from({ length: 100 }, () => bare);
    for (let i = 0; i < 5; i += 1) expect(calls.decide(full, '127.0.0.1', i).kind).toBe('answer');
  });

  test.each([[[]], [[answer]]])('it passes over %j', (messages) => {
    expect(policy().decide(messages, '203.0.113.1', 0)).toEqual({ kind: 'no-call' });
  });

  test('it refuses strangers, and a sixth search in a second', () => {
    const calls = policy();
    expect(calls.decide([bare], '203.0.113.1', 0)).toEqual({ kind: 'refused', reason: 'off-link' });
    for (let i = 0; i < 5; i += 1) calls.decide([probe(0)], '127.0.0.1', 0);
    expect(calls.decide([probe(0)], '127.0.0.1', 0)).toEqual({ kind: 'refused', reason: 'too-many' });
    expect(calls.decide([probe(0)], '127.0.0.2', 0).kind).toBe('answer');
  });

  describe('who is far and says that it is the operator', () => {
    const signed: RollCallMessage = {
      command: ROLL_CALL,
      probe: { v: 1, search: 's-1', window: 0, from: 'd-1', token: 'a.b.c' },
    };
    const claimed = (): CallPolicy => new CallPolicy(() => [], [], seededRandom(1), true);

    test('may be answered, once it is seen to be', () => {
      expect(claimed().decide([signed], '203.0.113.1', 0)).toMatchObject({ kind: 'answer', near: false });
      expect(claimed().decide([signed], '127.0.0.1', 0)).toMatchObject({ kind: 'answer', near: true });
    });

    test.each([
      ['it signs nothing', [probe(0)], '203.0.113.1', true],
      ['nobody knows the operator', [signed], '203.0.113.1', false],
      ['it is no host', [signed], '255.255.255.255', true],
    ])('is not where %s', (_, messages, source, knows) => {
      const calls = new CallPolicy(() => [], [], seededRandom(1), knows);
      expect(calls.decide(messages, source, 0)).toEqual({ kind: 'refused', reason: 'off-link' });
    });

    test('takes no place from anybody near, however many forge it', () => {
      const calls = claimed();
      for (let i = 0; i < 1000; i += 1) calls.decide([signed], `203.0.113.${i % 250}`, 0);
      for (let i = 0; i < 20; i += 1)
        expect(calls.decide([probe(0)], `127.0.0.${i + 1}`, 0).kind).toBe('answer');
    });
  });
});
