import fc from 'fast-check';
import { readIptables, readNft } from '#doctor/domain/rules.js';

const nft = (policy: string, ...rules: string[]): string =>
  [
    'table inet filter {',
    '  chain input {',
    `    type filter hook input priority filter; policy ${policy};`,
    ...rules.map((rule) => `    ${rule}`),
    '  }',
    '}',
  ].join('\n');

test.each([
  [nft('accept'), false, false],
  [nft('drop'), true, false],
  [nft('drop', 'udp dport 9897 accept'), true, true],
  [nft('drop', 'udp dport { 53, 9890-9899 } accept'), true, true],
  [nft('drop', 'udp dport 19897 accept', 'ip saddr 10.0.0.9 accept'), true, false],
  [nft('accept', 'ip daddr 192.168.1.255 udp dport 9897 drop'), true, false],
  ['chain forward {\n type filter hook forward priority filter; policy drop;\n}', false, false],
  ['', false, false],
])('nft: %j', (text, drops, opensPort) => {
  expect(readNft(text, 9897)).toEqual({ drops, opensPort });
});

test.each([
  [':INPUT ACCEPT [0:0]', false, false],
  [':INPUT DROP [0:0]', true, false],
  [':INPUT DROP [0:0]\n-A ufw-user-input -p udp -m udp --dport 9897 -j ACCEPT', true, true],
  [':INPUT DROP [0:0]\n-A INPUT -p udp -m multiport --dports 53,9890:9899 -j ACCEPT', true, true],
  [':INPUT ACCEPT [0:0]\n-A INPUT -p udp -m udp --dport 9897 -j REJECT', true, false],
])('iptables: %j', (text, drops, opensPort) => {
  expect(readIptables(text, 9897)).toEqual({ drops, opensPort });
});

test('any text can be read', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      readNft(text, 9897);
      readIptables(text, 9897);
    }),
  );
});
