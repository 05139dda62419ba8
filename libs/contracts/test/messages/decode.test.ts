import fc from 'fast-check';
import { GroupRequest } from '#contracts/http/fleet-requests.js';
import {
  MAX_BODY_BYTES,
  MAX_JSON_DEPTH,
  MAX_JSON_OBJECTS,
  MAX_JSON_VALUES,
  MAX_MESSAGE_BYTES,
} from '#contracts/limits.js';
import { AgentInfo } from '#contracts/messages/agent-info.js';
import { ClockRequest } from '#contracts/messages/clock.js';
import { RecordingStartArgs } from '#contracts/messages/command-args.js';
import { Command } from '#contracts/messages/command.js';
import { decode, validated } from '#contracts/messages/decode.js';
import { encode } from '#contracts/messages/encode.js';
import { SAMPLES } from '../support/samples.js';

const TYPES = SAMPLES.map(({ type }) => type);
const COMMAND = { corr: 'c1', requester: 'api', issuedAt: '2026-01-02T03:04:05.678Z', ttlMs: 1000 };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const overWire = (value: object): unknown => JSON.parse(JSON.stringify(value));

/** Names that any text may have, and those that every object has. */
const name = fc.oneof(
  { weight: 50, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)) },
);
const anyValue = fc.oneof(fc.jsonValue(), fc.dictionary(name, fc.jsonValue()));

/** A JSON value with the fields of a message in it, one of them replaced by anything. */
const nearMessage = fc.constantFrom(...SAMPLES).chain(({ type, full }) =>
  fc
    .record({
      key: fc.constantFrom(...Object.keys(full)),
      value: anyValue,
      more: fc.dictionary(name, anyValue),
    })
    // As it comes from a wire: `__proto__` is a field there, and there is no -0.
    .map(({ key, value, more }) => ({ type, plain: overWire({ ...more, ...full, [key]: value }) })),
);

describe('whatever comes', () => {
  test('any bytes give a value or a refusal', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), fc.uint8Array({ maxLength: 200 }), (type, bytes) => {
        expect(typeof decode(type, bytes).ok).toBe('boolean');
      }),
    );
  });

  test('any JSON gives a value or a refusal with reasons', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), anyValue, (type, value) => {
        const decoded = validated(type, value);
        if (!decoded.ok) expect(decoded.refusal.fields.length).toBeGreaterThan(0);
      }),
    );
  });

  test('what is accepted is written and read again as the same', () => {
    let accepted = 0;
    fc.assert(
      fc.property(nearMessage, ({ type, plain }) => {
        const decoded = validated(type, plain);
        if (!decoded.ok) return;
        accepted += 1;
        expect(decode(type, encode(decoded.value), 'refuse')).toEqual(decoded);
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(0);
  });

  test.each([
    '{"__proto__":{"polluted":1},"corr":"c1"}',
    '{"constructor":{"prototype":{"polluted":1}},"corr":"c1"}',
  ])('no prototype is touched by %s', (text) => {
    decode(ClockRequest, bytesOf(text));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((ClockRequest.prototype as unknown as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('refusals', () => {
  test.each([
    ['no JSON', bytesOf('{"corr":'), 'not-json'],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'not-json'],
    ['nothing', new Uint8Array(0), 'not-json'],
    ['a list', bytesOf('[]'), 'invalid'],
    ['null', bytesOf('null'), 'invalid'],
    ['text', bytesOf('"c1"'), 'invalid'],
    ['another message', bytesOf('{"epoch":1}'), 'invalid'],
  ])('%s', (_, bytes, kind) => {
    expect(decode(ClockRequest, bytes)).toMatchObject({ ok: false, refusal: { kind } });
  });

  test('one byte over the limit is refused unread', () => {
    const fits = bytesOf(JSON.stringify({ corr: 'c1' }).padEnd(MAX_MESSAGE_BYTES));
    expect(decode(ClockRequest, fits)).toMatchObject({ ok: true });
    const over = bytesOf(JSON.stringify({ corr: 'c1' }).padEnd(MAX_MESSAGE_BYTES + 1));
    expect(decode(ClockRequest, over)).toMatchObject({ ok: false, refusal: { kind: 'too-large' } });
  });

  test('a level too deep is refused, and so is any number of them', () => {
    const nested = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
    const command = (levels: number): Uint8Array =>
      bytesOf(JSON.stringify(COMMAND).replace('}', `,"args":${nested(levels)}}`));
    expect(decode(Command, command(MAX_JSON_DEPTH - 1))).toMatchObject({ ok: true });
    expect(decode(Command, command(MAX_JSON_DEPTH))).toMatchObject({ refusal: { kind: 'too-deep' } });
    expect(decode(Command, command(2500))).toMatchObject({ refusal: { kind: 'too-deep' } });
  });

  test('more objects than any message has are refused before they are validated', () => {
    const modes = (count: number): Uint8Array => bytesOf(`{"modes":[${Array(count).fill('{}').join()}]}`);
    expect(decode(AgentInfo, modes(MAX_JSON_OBJECTS - 2))).toMatchObject({ refusal: { kind: 'invalid' } });
    expect(decode(AgentInfo, modes(MAX_JSON_OBJECTS - 1))).toMatchObject({ refusal: { kind: 'too-many' } });
    expect(decode(AgentInfo, modes(5000))).toMatchObject({ refusal: { kind: 'too-many' } });
  });

  test('more values than any message has are refused before they are compared with each other', () => {
    const decoded = (text: string) => decode(GroupRequest, bytesOf(text), 'refuse', MAX_BODY_BYTES);
    const list = (count: number): string => `{"cameras":${JSON.stringify(Array.from(Array(count).keys()))}}`;
    const fields = JSON.stringify(Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`f${i}`, 0])));
    expect(decoded(list(MAX_JSON_VALUES - 1))).toMatchObject({ refusal: { kind: 'invalid' } });
    for (const text of [list(MAX_JSON_VALUES), list(50_000), fields])
      expect(decoded(text)).toMatchObject({ refusal: { kind: 'too-many' } });
  });

  test('a text is as long as it is, whatever it is made of', () => {
    for (const name of ['x'.repeat(101), '\ufe0f'.repeat(5000), '😀'.repeat(51)])
      expect(validated(RecordingStartArgs, { name }).ok).toBe(false);
    expect(validated(RecordingStartArgs, { name: '😀'.repeat(50) }).ok).toBe(true);
  });

  test.each(['constructor', '__proto__', 'toString'])(
    'a field called %s is refused wherever it stands',
    (field) => {
      for (const text of [`{"${field}":1}`, `{"corr":{"${field}":1}}`, `{"more":[{"${field}":{}}]}`]) {
        const fields = [`a field must not be called "${field}"`];
        expect(decode(ClockRequest, bytesOf(text))).toEqual({
          ok: false,
          refusal: { kind: 'invalid', fields },
        });
      }
    },
  );

  test('every wrong field is named, with its path', () => {
    const decoded = validated(Command, { ...COMMAND, corr: 'NO', ttlMs: -1, args: 1 });
    expect(decoded).toMatchObject({ ok: false });
    const text = decoded.ok ? '' : decoded.refusal.fields.join('\n');
    for (const field of ['corr', 'ttlMs', 'args']) expect(text).toContain(field);
  });

  test('a wrong field inside an object is named by its path', () => {
    const sample = SAMPLES.find(({ type }) => type.name === 'AgentState');
    const decoded = validated(sample?.type ?? Object, {
      ...sample?.full,
      disk: { totalBytes: -1, freeBytes: 0 },
    });
    expect(decoded.ok ? [] : decoded.refusal.fields).toEqual(['disk.totalBytes must not be less than 0']);
  });
});

test('encode refuses what decode would find too large', () => {
  const message = Object.assign(new Command(), COMMAND, {
    args: { text: 'ä'.repeat(MAX_MESSAGE_BYTES / 2) },
  });
  let caught: unknown;
  try {
    encode(message);
  } catch (error) {
    caught = error;
  }
  expect(caught).toMatchObject({ code: 'message-too-large' });
});

describe('times', () => {
  test.each(['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678+02:00'])(
    '%s is taken',
    (issuedAt) => {
      expect(validated(Command, { ...COMMAND, issuedAt, args: {} }).ok).toBe(true);
    },
  );

  test.each([
    '2026-W01-1',
    '20260102',
    '2026-01-02',
    '2026-13-01T00:00:00Z',
    '2026-01-02T25:00:00Z',
    '2026-01-02T03:04:05',
    'now',
  ])('%s is refused', (issuedAt) => {
    expect(validated(Command, { ...COMMAND, issuedAt, args: {} }).ok).toBe(false);
  });

  test('whatever text is taken, Date.parse reads it', () => {
    const digits = fc.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/);
    fc.assert(
      fc.property(fc.oneof(digits, fc.string()), (issuedAt) => {
        if (validated(Command, { ...COMMAND, issuedAt, args: {} }).ok)
          expect(Date.parse(issuedAt)).not.toBeNaN();
      }),
      { numRuns: 2000 },
    );
  });
});
