import fc from 'fast-check';
import { MAX_DATAGRAM_BYTES } from '#contracts/limits.js';
import { decodeRollCall, encodeRollCall } from '#contracts/udp/codec.js';
import {
  ROLL_ANSWER,
  ROLL_CALL,
  type Card,
  type Probe,
  type RollCallMessage,
} from '#contracts/udp/messages.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const decodeText = (text: string): ReturnType<typeof decodeRollCall> => decodeRollCall(bytesOf(text));

const id = fc.stringMatching(/^[a-z0-9-]{1,64}$/);
const hostname = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((name) => !/[\p{Cc}\u2028\u2029]/u.test(name));
const base64url = fc.stringMatching(/^[\w-]{1,60}$/);
const jws = fc.tuple(base64url, base64url, base64url).map((parts) => parts.join('.'));
const probe: fc.Arbitrary<Probe> = fc.record(
  {
    v: fc.constant(1 as const),
    search: id,
    window: fc.integer({ min: 0, max: 5000 }),
    from: id,
    token: jws,
  },
  { requiredKeys: ['v', 'search', 'window', 'from'] },
);
const service = fc.record({
  kind: fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/),
  port: fc.integer({ min: 1, max: 65_535 }),
});
const card: fc.Arbitrary<Card> = fc.record(
  {
    v: fc.constant(1 as const),
    id,
    boot: id,
    state: fc.constantFrom('here' as const, 'bye' as const),
    services: fc.array(service, { maxLength: 6 }),
    search: id,
    n: fc.maxSafeNat(),
    at: fc.array(fc.ipV4(), { maxLength: 8 }),
    token: fc.stringMatching(/^[\w-]{43}$/),
    unclaimed: fc.constant(true as const),
  },
  { requiredKeys: ['v', 'id', 'boot', 'state', 'services'] },
);
const message: fc.Arbitrary<RollCallMessage> = fc.oneof(
  fc.record({ command: fc.constant(ROLL_CALL), probe }, { requiredKeys: ['command'] }),
  fc.record({ command: fc.constant(ROLL_ANSWER), hostname, card }, { requiredKeys: ['command', 'hostname'] }),
);

describe('what is written', () => {
  test('is read as the same', () => {
    fc.assert(
      fc.property(message, (written) => {
        expect(decodeRollCall(encodeRollCall(written))).toEqual({
          messages: [written],
          remainder: '',
          refused: [],
        });
      }),
    );
  });

  test('is one line for each message, and several lines are several messages', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 3 }), (written) => {
        const text = written.map((m) => new TextDecoder().decode(encodeRollCall(m))).join('');
        fc.pre(bytesOf(text).length <= MAX_DATAGRAM_BYTES);
        expect(text.split('\n')).toHaveLength(written.length + 1);
        expect(decodeText(text)).toEqual({ messages: written, remainder: '', refused: [] });
      }),
    );
  });

  test('the shortest search is four characters and a line end', () => {
    expect(new TextDecoder().decode(encodeRollCall({ command: ROLL_CALL }))).toBe('[98]\n');
    expect(new TextDecoder().decode(encodeRollCall({ command: ROLL_ANSWER, hostname: 'old-pi' }))).toBe(
      '[99,"old-pi"]\n',
    );
  });

  test('over 1,200 bytes is not written', () => {
    const services = Array.from({ length: 40 }, () => ({ kind: 'x'.repeat(32), port: 65_535 }));
    const large: RollCallMessage = {
      command: ROLL_ANSWER,
      hostname: 'h',
      card: { v: 1, id: 'i', boot: 'b', state: 'here', services },
    };
    expect(() => encodeRollCall(large)).toThrow(RangeError);
  });
});

describe('whatever is read', () => {
  const line = fc.oneof(
    fc.json({ maxDepth: 3 }),
    fc
      .tuple(fc.constantFrom(98, 99, 97), fc.jsonValue(), fc.jsonValue())
      .map((parts) => JSON.stringify(parts)),
    fc.string(),
  );

  test('any bytes give messages, a remainder and refusals', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1300 }), (bytes) => {
        const { messages, refused } = decodeRollCall(bytes);
        expect(messages.length + refused.length).toBeLessThanOrEqual(bytes.length + 1);
      }),
    );
  });

  test('each line that is not blank is a message or a refusal', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const text = lines.map((l) => `${l.replaceAll('\n', '')}\n`).join('');
        fc.pre(bytesOf(text).length <= MAX_DATAGRAM_BYTES);
        const { messages, remainder, refused } = decodeText(text);
        // As the decoder sees them: a byte order mark at the very beginning is none of the text.
        const seen = new TextDecoder().decode(bytesOf(text)).split('\n');
        expect(messages.length + refused.length).toBe(seen.filter((l) => l.trim() !== '').length);
        expect(remainder).toBe('');
      }),
    );
  });

  test('what is accepted can be written, and is then read as the same', () => {
    fc.assert(
      fc.property(line, (text) => {
        for (const accepted of decodeText(text).messages) {
          expect(decodeRollCall(encodeRollCall(accepted)).messages).toEqual([accepted]);
        }
      }),
    );
  });

  test('1,200 bytes are read and 1,201 are not', () => {
    expect(decodeText('[98]\n'.padStart(1200)).messages).toHaveLength(1);
    expect(decodeText('[98]\n'.padStart(1201))).toEqual({
      messages: [],
      remainder: '',
      refused: ['too-large'],
    });
  });
});

describe('line ends', () => {
  test.each([
    ['none', '[98]', { messages: 1, remainder: '', refused: [] }],
    ['CR LF', '[98]\r\n', { messages: 1, remainder: '', refused: [] }],
    ['blank lines', '\n\n[98]\n \n', { messages: 1, remainder: '', refused: [] }],
    [
      'half a message behind a whole one',
      '[98]\n[99,"o',
      { messages: 1, remainder: '[99,"o', refused: ['not-json'] },
    ],
    ['nonsense between messages', '[98]\nxx\n[98]\n', { messages: 2, remainder: '', refused: ['not-json'] }],
    ['nothing at all', '', { messages: 0, remainder: '', refused: [] }],
  ])('%s', (_, text, expected) => {
    const { messages, remainder, refused } = decodeText(text);
    expect({ messages: messages.length, remainder, refused }).toEqual(expected);
  });
});

describe('refusals', () => {
  const CARD = { v: 1, id: 'i', boot: 'b', state: 'here', services: [] };
  const PROBE = { v: 1, search: 's', window: 500, from: 'f' };
  const answer = (change: object): string => JSON.stringify([99, 'pi', { ...CARD, ...change }]);
  const call = (change: object): string => JSON.stringify([98, { ...PROBE, ...change }]);

  test.each([
    ['a number', '98', 'not-a-message'],
    ['an object', '{"98":1}', 'not-a-message'],
    ['an unknown command', '[97]', 'not-a-message'],
    ['a command as text', '["98"]', 'not-a-message'],
    ['no host name', '[99]', 'bad-hostname'],
    ['an empty host name', '[99,""]', 'bad-hostname'],
    ['a host name of 256 characters', JSON.stringify([99, 'x'.repeat(256)]), 'bad-hostname'],
    ['a host name with a line feed (CVE-2026-35515)', '[99,"a\\nb"]', 'bad-hostname'],
    ['a host name with an escape (CVE-2026-35515)', '[99,"a\\u001b[2Jb"]', 'bad-hostname'],
    ['a host name with a line separator (CVE-2026-35515)', '[99,"a\\u2028b"]', 'bad-hostname'],
    ['a host name that is a list', '[99,["a"]]', 'bad-hostname'],
    ['a card of another version', answer({ v: 2 }), 'bad-card'],
    ['a card with a wrong id', answer({ id: 'NO' }), 'bad-card'],
    ['a card with a wrong boot', answer({ boot: 7 }), 'bad-card'],
    ['a card with a wrong state', answer({ state: 'gone' }), 'bad-card'],
    ['a card without services', answer({ services: undefined }), 'bad-card'],
    ['a card with port 0', answer({ services: [{ kind: 'camera', port: 0 }] }), 'bad-card'],
    ['a card with 17 services', answer({ services: Array(17).fill({ kind: 'c', port: 1 }) }), 'bad-card'],
    ['a card with a wrong search', answer({ search: '' }), 'bad-card'],
    ['a card with a number that is none', answer({ n: -1 }), 'bad-card'],
    ['a card with an address that is none', answer({ at: ['10.0.0.256'] }), 'bad-card'],
    ['a card with nine addresses', answer({ at: Array(9).fill('10.0.0.1') }), 'bad-card'],
    ['a card with a seal that is none', answer({ token: 'x' }), 'bad-card'],
    ['a card that is unclaimed in another way', answer({ unclaimed: false }), 'bad-card'],
    ['a probe with a token that is none', call({ token: 'a.b' }), 'bad-probe'],
    ['a card that is null', '[99,"pi",null]', 'bad-card'],
    ['a probe of another version', call({ v: 2 }), 'bad-probe'],
    ['a probe with a wrong search', call({ search: 'a b' }), 'bad-probe'],
    ['a probe without sender', call({ from: undefined }), 'bad-probe'],
    ['a probe with a negative window', call({ window: -1 }), 'bad-probe'],
    ['a probe with half a millisecond', call({ window: 0.5 }), 'bad-probe'],
    ['a probe that is text', '[98,"hello"]', 'bad-probe'],
  ])('%s', (_, text, refusal) => {
    expect(decodeText(`${text}\n`)).toEqual({ messages: [], remainder: '', refused: [refusal] });
  });

  test('bytes that are no UTF-8', () => {
    expect(decodeRollCall(Uint8Array.of(0x5b, 0xff, 0x5d))).toEqual({
      messages: [],
      remainder: '',
      refused: ['not-utf8'],
    });
  });

  test('further arguments of a later version are no reason', () => {
    expect(
      decodeText('[99,"pi",{"v":1,"id":"i","boot":"b","state":"here","services":[],"new":1},"more"]\n')
        .messages,
    ).toEqual([{ command: 99, hostname: 'pi', card: CARD }]);
  });
});
