import { jest } from '@jest/globals';
import { Pace } from '../../apps/console/src/state/pace.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('the first is told at once, of many that follow the newest, and after a pause again at once', () => {
  const told: number[] = [];
  const pace = new Pace<number>((value) => told.push(value));
  for (const value of [1, 2, 3]) pace.take(value);
  expect(told).toEqual([1]);
  jest.advanceTimersByTime(100);
  expect(told).toEqual([1, 3]);
  pace.take(4);
  expect(told).toEqual([1, 3]);
  jest.advanceTimersByTime(1000);
  expect(told).toEqual([1, 3, 4]);
  pace.take(5);
  expect(told).toEqual([1, 3, 4, 5]);
});

test('nothing is told once it is closed', () => {
  const told: number[] = [];
  const pace = new Pace<number>((value) => told.push(value));
  for (const value of [1, 2]) pace.take(value);
  pace.close();
  jest.advanceTimersByTime(1000);
  expect(told).toEqual([1]);
});
