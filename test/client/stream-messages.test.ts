import fc from 'fast-check';
import { StreamMessages, type StreamMessage } from '#client/events/stream-messages.js';

const word = fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replace(/[\r\n\0]/g, 'x'));
const message = fc.record({ event: word, data: fc.array(word, { minLength: 1, maxLength: 3 }), id: word });
const newline = fc.constantFrom('\n', '\r\n', '\r');

function cut(text: string, at: readonly number[]): string[] {
  const places = [0, ...at.map((n) => n % (text.length + 1)).sort((a, b) => a - b), text.length];
  return places.slice(1).map((end, i) => text.slice(places[i], end));
}

test('messages arrive as they were sent, however the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 5 }), newline, fc.array(fc.nat(10_000)), (sent, eol, cuts) => {
      const text = sent
        .map(({ event, data, id }) =>
          [`event: ${event}`, `id: ${id}`, ...data.map((d) => `data: ${d}`), '', ''].join(eol),
        )
        .join(`:heartbeat${eol}${eol}`);
      const parser = new StreamMessages();
      // The last CR is only known to be no half of CRLF once something follows it.
      const got = [...cut(text, cuts), ':'].flatMap((piece) => parser.feed(piece));
      expect(got).toEqual(sent.map(({ event, data, id }) => ({ event, id, data: data.join('\n') })));
    }),
  );
});

test('any text is read, in whatever pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => {
      const parser = new StreamMessages();
      const whole = new StreamMessages();
      const messages: StreamMessage[] = pieces.flatMap((piece) => parser.feed(piece));
      expect([...messages, ...parser.feed('x')]).toEqual(whole.feed(`${pieces.join('')}x`));
    }),
  );
});

test('ids last, an event without data is none, the wish to wait is kept', () => {
  const parser = new StreamMessages();
  expect(parser.feed('retry: 2000\nid: 7\nevent: a\n\ndata\n\ndata:b\nid\n\ndata: c\n\n')).toEqual([
    { event: 'message', data: '', id: '7' },
    { event: 'message', data: 'b', id: '' },
    { event: 'message', data: 'c', id: '' },
  ]);
  expect(parser.retryMs).toBe(2000);
  parser.feed('retry: soon\nid: with\0zero\n\n');
  expect(parser.retryMs).toBe(2000);
});

test('a message without an end is refused', () => {
  const parser = new StreamMessages();
  const piece = 'data:'.repeat(7 * 1024 * 1024);
  expect(() => {
    for (let i = 0; i < 3; i++) parser.feed(piece);
  }).toThrow(RangeError);
});
