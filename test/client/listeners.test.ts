import { Listeners } from '#client/listeners.js';

test('one that throws keeps nothing from the others, and its error is not lost', () => {
  const { queueMicrotask } = globalThis;
  const later: (() => void)[] = [];
  globalThis.queueMicrotask = (run) => later.push(run);
  const listeners = new Listeners<[number]>();
  const told: number[] = [];
  const stop = [
    listeners.add(() => {
      throw new Error('of a listener');
    }),
    listeners.add((each) => told.push(each)),
  ];
  listeners.tell(1);
  for (const each of stop) each();
  listeners.tell(2);
  globalThis.queueMicrotask = queueMicrotask;
  expect(told).toEqual([1]);
  expect(later).toHaveLength(1);
  expect(later[0]).toThrow('of a listener');
});
