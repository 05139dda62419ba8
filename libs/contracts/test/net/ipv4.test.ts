import fc from 'fast-check';
import {
  broadcastOf,
  contains,
  formatIpv4,
  parseIpv4,
  parseSubnet,
  type Subnet,
} from '#contracts/net/ipv4.js';

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const prefix = fc.integer({ min: 0, max: 32 });

function subnet(text: string): Subnet {
  const parsed = parseSubnet(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

describe('IPv4 addresses', () => {
  test('any number reads back as itself', () => {
    fc.assert(fc.property(address, (n) => expect(parseIpv4(formatIpv4(n))).toBe(n)));
  });

  test.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.0.0.1',
    '01.2.3.4',
    '1.2.3.4 ',
    '1..2.3',
    'a.b.c.d',
    '::1',
    '-1.2.3.4',
  ])('"%s" is none', (text) => expect(parseIpv4(text)).toBeUndefined());

  test('any text is the one spelling of an address, or none', () => {
    const part = fc.oneof(fc.nat(260).map(String), fc.constantFrom('00', '01', '010', '', '+1', ' 1', '1e1'));
    const nearly = fc.tuple(part, part, part, part).map((parts) => parts.join('.'));
    const text = fc.oneof(fc.string({ unit: 'binary' }), nearly);
    fc.assert(
      fc.property(text, (any) => {
        const parsed = parseIpv4(any);
        if (parsed !== undefined) expect(formatIpv4(parsed)).toBe(any);
      }),
    );
  });
});

describe('subnets', () => {
  const bits = (n: number): string => n.toString(2).padStart(32, '0');

  test('hold the addresses that share their leading bits, compared as text of bits', () => {
    fc.assert(
      fc.property(address, address, prefix, (a, b, length) => {
        const same = bits(a).slice(0, length) === bits(b).slice(0, length);
        expect(contains(subnet(`${formatIpv4(a)}/${length}`), b)).toBe(same);
      }),
    );
  });

  test('end with their broadcast address: the bits of the network, then ones', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 30 }), (a, length) => {
        const block = subnet(`${formatIpv4(a)}/${length}`);
        const last = broadcastOf(block) ?? NaN;
        expect(bits(last)).toBe(bits(a).slice(0, length).padEnd(32, '1'));
        expect(contains(block, last)).toBe(true);
        if (length > 0) expect(contains(block, last + 1)).toBe(false);
      }),
    );
  });

  test.each([
    ['192.0.2.77/24', '192.0.2.255'],
    ['127.0.0.1/8', '127.255.255.255'],
    ['10.1.2.3/30', '10.1.2.3'],
  ])('%s is called at %s', (text, expected) => {
    expect(formatIpv4(broadcastOf(subnet(text)) ?? 0)).toBe(expected);
  });

  test.each(['10.0.0.1/31', '10.0.0.1/32', '10.0.0.1'])('%s has no broadcast address', (text) => {
    expect(broadcastOf(subnet(text))).toBeUndefined();
  });

  test.each(['', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0/8', '10.0.0.0/-1', '10.0.0.0/1.5'])(
    '"%s" is none',
    (text) => expect(parseSubnet(text)).toBeUndefined(),
  );
});
