import { Continuity } from '../parts/streams/continuity.js';

function reader(): Continuity {
  const one = new Continuity();
  one.begin();
  one.hear('a.7', 'snapshot');
  one.hear('a.8', 'service.found');
  return one;
}

test('a stream that goes on where the one before it ended has no gap', () => {
  const one = reader();
  one.begin();
  one.hear('a.9', 'service.lost');
  expect(one).toMatchObject({ gaps: 0, returns: 1, lastId: 'a.9' });
});

test('a reset with a snapshot behind it is no gap, a snapshot without one is', () => {
  const [told, untold] = [reader(), reader()];
  told.begin();
  told.hear('b.3', 'reset');
  told.hear('b.3', 'snapshot');
  told.hear('b.4', 'service.lost');
  untold.begin();
  untold.hear('b.3', 'snapshot');
  expect([told.gaps, untold.gaps]).toEqual([0, 1]);
});

test('an event that was left out is a gap, and so is one of another run', () => {
  const [skipped, other] = [reader(), reader()];
  skipped.hear('a.10', 'service.lost');
  other.begin();
  other.hear('b.9', 'service.lost');
  expect([skipped.gaps, other.gaps]).toEqual([1, 1]);
});
