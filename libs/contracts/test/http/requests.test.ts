import { BulkStartRequest, BulkStopRequest } from '#contracts/http/requests.js';
import { validated } from '#contracts/messages/decode.js';

const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `cam-${i}`);

describe.each([BulkStartRequest, BulkStopRequest])('%p', (type) => {
  test.each([['all'], ['group:left-wall'], [ids(1)], [ids(2000)]])('cameras may be %p', (cameras) => {
    expect(validated<object>(type, { cameras })).toMatchObject({ ok: true, value: { cameras } });
  });

  test.each([
    ['every'],
    ['group:'],
    ['group:No'],
    [[]],
    [ids(2001)],
    [['NO']],
    [['cam', 1]],
    [{ all: true }],
    [null],
    [7],
  ])('cameras may not be %p', (cameras) => {
    expect(validated<object>(type, { cameras })).toMatchObject({ ok: false });
  });
});

test('a bulk start names its cameras; a bulk stop means all without them', () => {
  expect(validated(BulkStartRequest, {}).ok).toBe(false);
  expect(validated(BulkStopRequest, {})).toMatchObject({ ok: true, value: { cameras: 'all' } });
});

test.each([
  { durationMs: 99 },
  { durationMs: 86_400_001 },
  { durationMs: 1.5 },
  { name: 'a\nb' },
  { name: 'x'.repeat(101) },
])('a start with %p is refused', (wrong) => {
  expect(validated(BulkStartRequest, { cameras: 'all', ...wrong }).ok).toBe(false);
});
