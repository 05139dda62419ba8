import { createSocket, type Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { readCommandLine } from '#doctor/adapters/proc/socket-owners.js';
import { holdersOf, readHeldPort } from '#doctor/adapters/proc/port-holders.js';
import { readNetwork } from '#doctor/adapters/proc/read-network.js';
import { sentPackets } from '#doctor/adapters/proc/sent-packets.js';
import { parseUdpTable } from '#doctor/adapters/proc/udp-table.js';
import { eventually } from '#testing/eventually.js';
import { freeUdpPort } from '#testing/free-port.js';

const TABLE = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  123: 00000000:26A9 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 45678 2 0000000000000000 17
  124: 1401A8C0:26A9 00000000:0000 07 00000000:00000000 00:00000000 00000000  1000        0 45679 2 0000000000000000 0
 9: 00000000000000000000000000000000:26A9 00000000000000000000000000000000:0000 07 0:0 00:0 0 0 0 45680 2 0 1
 nonsense
`;

test('a table of UDP sockets is read, whatever else stands in it', () => {
  expect(parseUdpTable(TABLE)).toEqual([
    { address: '0.0.0.0', port: 9897, inode: 45678, drops: 17 },
    { address: '192.168.1.20', port: 9897, inode: 45679, drops: 0 },
    { address: '::', port: 9897, inode: 45680, drops: 1 },
  ]);
});

test.each([
  [['/usr/bin/node', '/opt/rollcall/dist/rollcall.js', 'agent', ''], { name: 'node', command: 'agent' }],
  [['node', '/usr/local/bin/rollcall', '--x', 'up'], { name: 'node', command: 'up' }],
  [['/usr/bin/nc', '-lu', '9897', 'secret'], { name: 'nc' }],
  [[''], { name: 'a program' }],
])('%j is %j', (words, expected) => {
  expect(readCommandLine(words)).toEqual(expected);
});

describe('the port of a real socket', () => {
  let socket: Socket;
  let port: number;

  beforeEach(async () => {
    port = await freeUdpPort();
    socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind(port, '127.0.0.1', resolve));
  });

  afterEach(() => new Promise<void>((resolve) => socket.close(() => resolve())));

  test('is held by this very process', async () => {
    const held = await readHeldPort(port);
    expect(await holdersOf(held)).toEqual([
      {
        address: '127.0.0.1',
        ...{ drops: 0, dropsAfter: 0 },
        process: expect.objectContaining({ pid: process.pid }) as object,
      },
    ]);
  });

  test('loses what nobody reads, and that is told', async () => {
    const held = await readHeldPort(port);
    socket.setRecvBufferSize(4096);
    // In one go, before this process reads any: the kernel's buffer overflows.
    for (let i = 0; i < 200; i += 1) socket.send(Buffer.alloc(1000), port, '127.0.0.1');
    await eventually('a drop', async () => ((await holdersOf(held))?.[0]?.dropsAfter ?? 0) > 0);
  });
});

test('a free port is held by nobody', async () => {
  expect(await holdersOf(await readHeldPort(await freeUdpPort()))).toEqual([]);
});

test('loopback is seen as it is, and its packets are counted', async () => {
  expect(await readNetwork(networkInterfaces())).toContainEqual({
    ...{ name: 'lo', addresses: ['127.0.0.1/8'], loopback: true, up: true },
    ...{ virtual: false, hardware: false, paired: false },
  });
  expect(await sentPackets('lo')).toBeGreaterThanOrEqual(0);
  expect(await sentPackets('no-such')).toBeUndefined();
});
