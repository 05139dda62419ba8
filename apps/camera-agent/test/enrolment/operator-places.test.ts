import fc from 'fast-check';
import { OperatorCandidates } from '#camera-agent/domain/enrolment/operator-candidates.js';
import { OperatorPlaces, type OperatorPlace } from '#camera-agent/domain/enrolment/operator-places.js';
import { isRenewalDue } from '#camera-agent/domain/enrolment/renewal-plan.js';
import { retryPause } from '#contracts/retry-pause.js';

const at = (host: string, port = 8443): OperatorPlace => ({ host, port });

describe('where an enrolled agent looks for its operator', () => {
  test('is where it was, and in turn where it says that it is now, until one works', () => {
    const places = new OperatorPlaces(at('10.0.0.1'));
    expect([places.next(), places.next()]).toEqual([at('10.0.0.1'), at('10.0.0.1')]);
    places.hear(at('10.0.0.9'));
    const tried = [places.next(), places.next(), places.next()];
    expect(new Set(tried.map(({ host }) => host))).toEqual(new Set(['10.0.0.1', '10.0.0.9']));
    expect(places.worked(at('10.0.0.9'))).toBe(true);
    expect(places.last).toEqual(at('10.0.0.9'));
    expect([places.next(), places.next()]).toEqual([at('10.0.0.9'), at('10.0.0.9')]);
    expect(places.worked(at('10.0.0.9'))).toBe(false);
  });

  test('never is anywhere else, and of two attempts in a row one is where it was', () => {
    const place = fc.record({ host: fc.constantFrom('a', 'b', 'c'), port: fc.constantFrom(1, 2) });
    fc.assert(
      fc.property(fc.array(fc.oneof(place, fc.constant('try' as const))), (steps) => {
        const places = new OperatorPlaces(at('start'));
        const told = [at('start')];
        let before = places.next();
        for (const step of steps) {
          if (step !== 'try') {
            told.push(step);
            places.hear(step);
            continue;
          }
          const now = places.next();
          expect(told).toContainEqual(now);
          expect([before, now]).toContainEqual(places.last);
          before = now;
        }
      }),
    );
  });
});

describe('who may be the operator', () => {
  test('whoever was named goes first; of callers the last eight are tried, each once', () => {
    const candidates = new OperatorCandidates([at('named')]);
    for (let i = 0; i < 20; i += 1) candidates.heard(at(`10.0.0.${i % 12}`));
    const hosts = candidates.all().map(({ host }) => host);
    expect(hosts).toHaveLength(9);
    expect(hosts[0]).toBe('named');
    expect(new Set(hosts).size).toBe(9);
    expect(hosts.at(-1)).toBe('10.0.0.7');
  });
});

test('one host takes two places at most, whatever ports it names', () => {
  const candidates = new OperatorCandidates([]);
  candidates.heard(at('operator'));
  for (let port = 1; port < 100; port += 1) candidates.heard(at('rogue', port));
  expect(candidates.all()).toEqual([at('operator'), at('rogue', 98), at('rogue', 99)]);
});

test('a password is renewed when half its life is over, in operator time', () => {
  const issued = { now: 1000, broker: { expiresAt: new Date(3000).toISOString() } };
  expect(isRenewalDue(issued, 1999)).toBe(false);
  expect(isRenewalDue(issued, 2000)).toBe(true);
  expect(isRenewalDue({ now: 1000, broker: {} }, 1e15)).toBe(false);
});

test('a pause doubles up to its bound, and is never less than half of it', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, chance) => {
      const random = { next: () => chance, id: () => 'x' };
      const pause = retryPause(failures, { min: 1000, max: 30_000 }, random);
      const ceiling = Math.min(30_000, 1000 * 2 ** failures);
      expect(pause).toBeGreaterThanOrEqual(ceiling / 2);
      expect(pause).toBeLessThanOrEqual(ceiling);
    }),
  );
});
