import { StreamMessages, type StreamMessage } from '#client/events/stream-messages.js';
import { CASES_DEADLINE_MS, hold, SO_MANY, throwAll, type Dice } from '#testing/many-cases.js';

const NEWLINES = ['\n', '\r\n', '\r'];
/** What a stream is made of, and what disturbs it. */
const BITS = [
  'data',
  'id',
  'event',
  'retry',
  ':',
  ': ',
  ' ',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '7',
  '\0',
  '\ufeff',
  '😀',
];
const LETTERS = [...'ab: \t07', 'é', '😀', '\u2028', '\ufeff', '\ud800'];

const pick = <T>(from: readonly T[], dice: Dice): T => from[dice(from.length)] as T;
const some = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const word = (dice: Dice): string => some(1 + dice(3), () => pick(LETTERS, dice)).join('');

function message(dice: Dice): StreamMessage {
  return { event: word(dice), id: word(dice), data: some(1 + dice(2), () => word(dice)).join('\n') };
}

function cut(text: string, dice: Dice): string[] {
  const [a, b] = [dice(text.length + 1), dice(text.length + 1)];
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}

const read = (pieces: readonly string[]): StreamMessage[] => {
  const parser = new StreamMessages();
  return pieces.flatMap((piece) => parser.feed(piece));
};

function areSame(a: readonly StreamMessage[], b: readonly StreamMessage[]): boolean {
  const isSame = (one: StreamMessage, other?: StreamMessage): boolean =>
    one.event === other?.event && one.data === other.data && one.id === other.id;
  return a.length === b.length && a.every((one, i) => isSame(one, b[i]));
}

test(
  `messages arrive as they were sent, however the stream is cut (${SO_MANY})`,
  async () => {
    await throwAll((dice) => {
      const sent = some(dice(3), () => message(dice));
      const eol = pick(NEWLINES, dice);
      const text = sent
        .map(({ event, data, id }) =>
          [`event: ${event}`, `id: ${id}`, ...data.split('\n').map((d) => `data: ${d}`), '', ''].join(eol),
        )
        .join(`:heartbeat${eol}${eol}`);
      // The last CR is only known to be no half of CRLF once something follows it.
      hold(areSame(read([...cut(text, dice), ':']), sent), `other messages in ${JSON.stringify(text)}`);
      return true;
    });
  },
  CASES_DEADLINE_MS,
);

test(
  `any text is read, in whatever pieces (${SO_MANY})`,
  async () => {
    const { taken } = await throwAll((dice) => {
      const text = some(dice(10), () =>
        dice(8) > 0 ? pick(BITS, dice) : String.fromCharCode(dice(0x10000)),
      ).join('');
      const whole = read([`${text}x`]);
      hold(areSame(read([...cut(text, dice), 'x']), whole), `the cutting of ${JSON.stringify(text)}`);
      return whole.length > 0;
    });
    expect(taken).toBeGreaterThan(1000);
  },
  CASES_DEADLINE_MS,
);

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
