import fc from 'fast-check';
import { callRoster } from '#api/domain/roster/roster.js';
import type { Service } from '#contracts/messages/registry.js';
import { serviceOf } from '../support/samples.js';

const pi = (id: string, hostname: string, more: Partial<Service> = {}): Service =>
  serviceOf(id, { hostname, label: hostname, ...more });

describe('a name stands for a found service', () => {
  test('by its id, its label or its host name, in upper or lower case', () => {
    const services = [pi('a', 'x', { label: 'x (a)' }), pi('b', 'Left-3'), pi('c', 'y')];
    expect(callRoster(['x', 'left-3', 'C', 'd'], services)).toEqual({
      names: ['x', 'left-3', 'C', 'd'],
      present: 3,
      missing: ['d'],
      unexpected: [],
    });
  });

  test('but not for a lost one', () => {
    expect(callRoster(['a'], [pi('a', 'x', { status: 'lost', reason: 'will' })])).toMatchObject({
      present: 0,
      missing: ['a'],
      unexpected: [],
    });
  });

  test('and takes it for itself: two of one host name need two names that tell them apart', () => {
    const twins = [pi('a', 'raspberrypi', { label: 'raspberrypi (a)' }), pi('b', 'raspberrypi')];
    expect(callRoster(['raspberrypi'], twins)).toMatchObject({ present: 1, unexpected: ['a'] });
    expect(callRoster(['raspberrypi', 'raspberrypi (a)'], twins)).toMatchObject({
      present: 2,
      unexpected: [],
    });
    expect(callRoster(['raspberrypi', 'A'], twins)).toMatchObject({ present: 2, missing: [] });
  });

  test('an id before a label, a label before a host name', () => {
    const services = [pi('one', 'two'), pi('two', 'one')];
    expect(callRoster(['one'], services).unexpected).toEqual(['two']);
    const labelled = [pi('a', 'x'), pi('b', 'x', { label: 'y' })];
    expect(callRoster(['x'], labelled).unexpected).toEqual(['b']);
  });

  test('a camera rather than another service, and only cameras are unexpected', () => {
    const services = [pi('a', 'x', { kind: 'unknown' }), pi('b', 'x')];
    expect(callRoster(['x'], services)).toMatchObject({ present: 1, unexpected: [] });
    expect(callRoster([], services)).toEqual({ names: [], present: 0, missing: [], unexpected: ['b'] });
  });
});

const word = fc.constantFrom('a', 'b', 'c', 'd', 'A', 'B', 'x (a)');
const names = fc.uniqueArray(word, { maxLength: 7 });
const services = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    label: word,
    hostname: word,
    status: fc.constantFrom('found' as const, 'lost' as const),
    kind: fc.constantFrom('camera', 'unknown'),
  }),
  { selector: ({ id }) => id },
);

test('whatever is expected and whoever is there, everybody is counted once', () => {
  fc.assert(
    fc.property(names, services, (expected, there) => {
      const all = there.map(({ id, ...more }) => serviceOf(id, more));
      const found = all.filter(({ status }) => status === 'found');
      const cameras = found.filter(({ kind }) => kind === 'camera').map(({ id }) => id);
      const view = callRoster(expected, all);
      expect(view.names).toEqual(expected);
      expect(view.present + view.missing.length).toBe(expected.length);
      expect(view.present).toBeLessThanOrEqual(found.length);
      expect(cameras).toEqual(expect.arrayContaining([...view.unexpected]));
      expect(cameras.length - view.unexpected.length).toBeLessThanOrEqual(view.present);
      const fits = (name: string): boolean =>
        found.some((service) =>
          [service.id, service.label, service.hostname].some(
            (each) => each.toLowerCase() === name.toLowerCase(),
          ),
        );
      for (const name of expected.filter((each) => !fits(each))) expect(view.missing).toContain(name);
    }),
  );
});

test('the order of names and services does not matter', () => {
  const shuffled = fc
    .tuple(names, services)
    .chain(([expected, there]) =>
      fc.tuple(
        fc.constant(expected),
        fc.shuffledSubarray(expected, { minLength: expected.length }),
        fc.constant(there),
        fc.shuffledSubarray(there, { minLength: there.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([expected, otherNames, there, otherThere]) => {
      const made = (each: typeof there): Service[] => each.map(({ id, ...more }) => serviceOf(id, more));
      const one = callRoster(expected, made(there));
      const other = callRoster(otherNames, made(otherThere));
      expect({ ...other, names: expected, missing: [...other.missing].sort() }).toEqual({
        ...one,
        missing: [...one.missing].sort(),
      });
    }),
  );
});

test('one more service never makes a name missing', () => {
  fc.assert(
    fc.property(names, services, fc.constantFrom('y', 'z'), word, (expected, there, id, label) => {
      const all = there.map(({ id: each, ...more }) => serviceOf(each, more));
      const before = callRoster(expected, all).present;
      const after = callRoster(expected, [...all, serviceOf(id, { label, hostname: label })]).present;
      expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});
