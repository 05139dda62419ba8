import type { Received } from '../../test/e2e/support/event-reader.js';
import { toldAt } from '../parts/told.js';

function told(type: string, subject: string, at: number): Received {
  return { type, at, event: { id: 'e', type, time: '2026-01-01T00:00:00.000Z', subject, data: {} } };
}

test('of each service the first time counts at which it was told', () => {
  const received = [
    told('service.found', 'a', 1),
    told('service.lost', 'a', 2),
    told('service.found', 'b', 3),
    told('service.found', 'a', 4),
  ];
  expect(toldAt(received, 'service.found')).toEqual(
    new Map([
      ['a', 1],
      ['b', 3],
    ]),
  );
  expect(toldAt(received, 'service.lost')).toEqual(new Map([['a', 2]]));
});
