import { PendingEvents } from '#api/adapters/http/events/pending-events.js';
import { FakeClock } from '#testing/fake-clock.js';

let clock: FakeClock;
let readers: number;
let sent: number[][];
let pending: PendingEvents;

beforeEach(() => {
  clock = new FakeClock();
  readers = 2000;
  sent = [];
  pending = new PendingEvents(
    clock,
    () => readers,
    (events) => sent.push(events.map(({ seq }) => seq)),
  );
});

const add = (seq: number, bytes = 1): void =>
  pending.add({ seq, type: 'search.started', camera: undefined, bytes: Buffer.alloc(bytes) });

test('an event alone leaves at once, those close behind it together, and none waits longer than 100 ms', () => {
  add(1);
  expect(sent).toEqual([[1]]);
  add(2);
  clock.advance(99);
  add(3);
  expect(sent).toEqual([[1]]);
  clock.advance(1);
  expect(sent).toEqual([[1], [2, 3]]);
  add(4);
  expect(sent).toHaveLength(2);
  clock.advance(200);
  add(5);
  expect(sent).toEqual([[1], [2, 3], [4], [5]]);
});

test('few readers cost little, so nothing waits for them', () => {
  readers = 3;
  for (let seq = 1; seq <= 4; seq++) add(seq);
  expect(sent).toEqual([[1], [2], [3], [4]]);
  expect(clock.timers).toBe(0);
});

test('more than 256 KiB do not wait', () => {
  add(1);
  add(2, 200 * 1024);
  expect(sent).toHaveLength(1);
  add(3, 100 * 1024);
  expect(sent).toEqual([[1], [2, 3]]);
});

test('what waits at the end is sent, and nothing runs on', () => {
  add(1);
  add(2);
  pending.stop();
  expect(sent).toEqual([[1], [2]]);
  expect(clock.timers).toBe(0);
});
