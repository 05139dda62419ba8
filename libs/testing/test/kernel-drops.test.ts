import { readUdpRows } from '#testing/kernel-drops.js';

const TEXT = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  310: 00000000:26A9 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 48211 2 0000000000000000 17
 1031: 0100007F:26A9 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 48212 2 0000000000000000 0
`;

test('the table of UDP sockets gives port, inode and drops of each', () => {
  expect(readUdpRows(TEXT)).toEqual([
    { port: 9897, inode: '48211', drops: 17 },
    { port: 9897, inode: '48212', drops: 0 },
  ]);
});
