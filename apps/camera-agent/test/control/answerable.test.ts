import fc from 'fast-check';
import { isAnswerable } from '#camera-agent/domain/roll-call/answerable.js';
import { contains, formatIpv4, parseSubnet, type Subnet } from '#contracts/net/ipv4.js';

const subnets = (...texts: string[]): Subnet[] =>
  texts.map((text) => parseSubnet(text)).filter((s) => s !== undefined);
const LINKS = subnets('192.0.2.0/24', '198.51.100.8/30');

describe('who is answered', () => {
  test.each(['192.0.2.1', '192.0.2.254', '198.51.100.9', '127.0.0.1', '127.1.2.3'])(
    '%s: it is near',
    (source) => {
      expect(isAnswerable(source, LINKS, [])).toBe(true);
    },
  );

  test.each(['203.0.113.7', '192.0.3.1', '198.51.100.12', '8.8.8.8'])('not %s: it is far', (source) => {
    expect(isAnswerable(source, LINKS, [])).toBe(false);
  });

  test.each(['203.0.113.7', '198.18.0.1'])('%s: it is far, and allowed', (source) => {
    expect(isAnswerable(source, LINKS, subnets('203.0.113.7', '198.18.0.0/15'))).toBe(true);
  });

  test.each([
    '192.0.2.255',
    '192.0.2.0',
    '198.51.100.11',
    '127.255.255.255',
    '127.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '0.0.0.0',
    '0.1.2.3',
    'fe80::1',
    '',
  ])('not "%s", whatever is allowed: it is no host', (source) => {
    expect(isAnswerable(source, LINKS, subnets('0.0.0.0/0'))).toBe(false);
  });

  test('nobody outside the links and the allowed blocks', () => {
    const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    const blocks = fc.array(fc.tuple(address, fc.integer({ min: 1, max: 32 })), { maxLength: 4 });
    const made = (pairs: [number, number][]): Subnet[] =>
      subnets(...pairs.map(([a, length]) => `${formatIpv4(a)}/${length}`));
    fc.assert(
      fc.property(address, blocks, blocks, (source, links, allowed) => {
        const near = [...subnets('127.0.0.0/8'), ...made(links), ...made(allowed)];
        if (isAnswerable(formatIpv4(source), made(links), made(allowed)))
          expect(near.some((block) => contains(block, source))).toBe(true);
      }),
    );
  });
});
