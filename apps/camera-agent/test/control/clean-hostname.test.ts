import fc from 'fast-check';
import { cleanHostname } from '#camera-agent/domain/identity/clean-hostname.js';
import { decodeRollCall, encodeRollCall, isHostname } from '#contracts/udp/codec.js';
import { ROLL_ANSWER, type Card } from '#contracts/udp/messages.js';

const LONGEST_CARD: Card = {
  v: 1,
  id: 'i'.repeat(64),
  boot: 'b'.repeat(64),
  state: 'here',
  services: [{ kind: 'camera', port: 65_535 }],
  search: 's'.repeat(64),
  at: Array<string>(8).fill('192.168.100.100'),
  token: 't'.repeat(43),
};

describe('a cleaned host name (CVE-2026-35515)', () => {
  test.each([
    ['pi-kitchen', 'pi-kitchen'],
    ['  pi\n\u0000kitchen\u2028 ', 'pikitchen'],
    ['', 'unnamed'],
    ['\u0007', 'unnamed'],
    ['Küche 🎥', 'Küche 🎥'],
    ['x'.repeat(300), 'x'.repeat(255)],
    ['漢'.repeat(255), '漢'.repeat(200)],
  ])('of %j is %j', (raw, expected) => {
    expect(cleanHostname(raw)).toBe(expected);
  });

  test('of any text fits every message, the longest card beside it', () => {
    const any = fc.oneof(
      fc.constantFrom('漢'.repeat(255), '"'.repeat(255), '🎥'.repeat(255)),
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 })
        .map((codes) => String.fromCharCode(...codes)),
    );
    fc.assert(
      fc.property(any, (raw) => {
        const hostname = cleanHostname(raw);
        expect(isHostname(hostname)).toBe(true);
        const sent = encodeRollCall({ command: ROLL_ANSWER, hostname, card: LONGEST_CARD });
        expect(decodeRollCall(sent).messages).toEqual([
          { command: ROLL_ANSWER, hostname, card: LONGEST_CARD },
        ]);
      }),
    );
  });
});
