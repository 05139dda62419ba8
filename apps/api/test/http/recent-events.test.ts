import { RecentEvents } from '#api/adapters/http/events/recent-events.js';
import { FakeClock } from '#testing/fake-clock.js';

const clock = new FakeClock();
const event = (seq: number, bytes = 1) => ({
  seq,
  type: 'search.started',
  camera: undefined,
  bytes: Buffer.alloc(bytes),
});

function filled(count: number, bytes?: number): RecentEvents {
  const recent = new RecentEvents(clock);
  for (let seq = 1; seq <= count; seq++) recent.add(event(seq, bytes));
  return recent;
}

test('gives what came after an event, and nothing after the last', () => {
  const recent = filled(5);
  expect(recent.after(3)?.map(({ seq }) => seq)).toEqual([4, 5]);
  expect(recent.after(0)).toHaveLength(5);
  expect(recent.after(5)).toEqual([]);
  expect(new RecentEvents(clock).after(0)).toEqual([]);
});

test('does not know an event that is still to come', () => {
  expect(filled(5).after(6)).toBeUndefined();
});

test('keeps the last 10,000', () => {
  const recent = filled(10_003);
  expect(recent.after(2)).toBeUndefined();
  expect(recent.after(3)).toHaveLength(10_000);
});

test('keeps 32 MiB', () => {
  const recent = filled(33, 1024 * 1024);
  expect(recent.after(0)).toBeUndefined();
  expect(recent.after(1)).toHaveLength(32);
});

test('keeps five minutes', () => {
  const recent = filled(1);
  clock.advance(300_000);
  recent.add(event(2));
  expect(recent.after(0)).toHaveLength(2);
  clock.advance(1);
  expect(recent.after(0)).toBeUndefined();
  expect(recent.after(1)).toHaveLength(1);
  clock.advance(300_000);
  expect(recent.after(1)).toBeUndefined();
  expect(recent.after(2)).toEqual([]);
});
