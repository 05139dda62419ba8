import { createParser, type EventSourceMessage } from 'eventsource-parser';
import fc from 'fast-check';
import { frame } from '#api/adapters/http/events/frame.js';

function parsed(text: string): EventSourceMessage[] {
  const events: EventSourceMessage[] = [];
  createParser({ onEvent: (event) => events.push(event) }).feed(text);
  return events;
}

test('no text inside an event can begin another one (CVE-2026-35515)', () => {
  const lines = fc.constantFrom(
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\u2028',
    'event: x',
    'data: {}',
    'id: 7',
    ':',
    'retry: 1',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(lines, fc.string())).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.dictionary(text, text), (data) => {
      const events = parsed(frame('boot.1', 'service.found', JSON.stringify(data)));
      expect(events).toMatchObject([{ id: 'boot.1', event: 'service.found' }]);
      expect(events[0]?.data).toBe(JSON.stringify(data));
    }),
  );
});
