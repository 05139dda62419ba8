import { createSocket, type Socket } from 'node:dgram';
import { readHeldPort } from '#doctor/adapters/proc/port-holders.js';
import { holdRollCall, type RollCallOptions, type RollCallSeen } from '#doctor/adapters/udp/roll-call.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { freeUdpPort } from '#testing/free-port.js';
import { eventually } from '#testing/eventually.js';
import { linkAt } from '#testing/links.js';
import { silentLogger } from '#testing/silent-logger.js';

const LOOPBACK = linkAt('lo', '127.0.0.1/8');
const CARD = { v: 1, id: 'cam-1', boot: 'boot-1', state: 'here', services: [] };
const open: Socket[] = [];
let port: number;

beforeEach(async () => {
  port = await freeUdpPort();
});

afterEach(() =>
  Promise.all(open.splice(0).map((socket) => new Promise<void>((resolve) => socket.close(() => resolve())))),
);

/** A socket, `answer` giving what goes back to who asked, or to the port of the roll call. */
async function peer(
  address: string,
  answer: (text: string) => string | undefined,
  to?: number,
): Promise<{ heard: string[]; socket: Socket }> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  open.push(socket);
  const heard: string[] = [];
  socket.on('message', (bytes, from) => {
    heard.push(bytes.toString());
    const reply = answer(bytes.toString());
    if (reply !== undefined) socket.send(reply, to ?? from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(port, address, resolve));
  socket.setBroadcast(true);
  return { heard, socket };
}

function hold(
  more: Partial<RollCallOptions> = {},
  signal = new AbortController().signal,
): Promise<RollCallSeen> {
  const options = {
    ...{ port, free: false, links: [LOOPBACK], listenMs: 0, random: systemRandom },
    ...{ isOwn: () => false, wishes: Promise.resolve([]) },
    ...more,
  };
  return holdRollCall(options, { clock: systemClock, logger: silentLogger, signal, self: 'doctor-1' });
}

function answerCall(text: string): string | undefined {
  const [command, probe] = JSON.parse(text) as [number, { search: string } | undefined];
  if (command !== 98) return undefined;
  return `${JSON.stringify([99, 'pi-1', { ...CARD, search: probe?.search }])}\n`;
}

test('three probes go out and are heard here; answers come, and what is no message is refused', async () => {
  const agent = await peer('0.0.0.0', answerCall);
  await peer('0.0.0.0', () => 'nonsense\n');
  const { seen, alone } = await hold();
  expect(agent.heard).toHaveLength(3);
  expect(seen.probes).toEqual([
    { ...{ link: 'lo', address: '127.0.0.1', sent: 3, errors: [] }, heardOwn: true, left: true },
  ]);
  expect(seen.answers).toHaveLength(3);
  expect(seen.answers[0]).toMatchObject({
    link: 'lo',
    hostname: 'pi-1',
    card: { id: 'cam-1', boot: 'boot-1' },
  });
  expect(seen.refused).toEqual([{ kind: 'not-json', address: '127.0.0.1', count: 3 }]);
  expect(alone.size).toBe(0);
});

test('where nobody holds the port, a service that answers to it alone is heard too', async () => {
  // Its own address, as the port at 127.0.0.1 is the doctor's.
  await peer('127.255.255.255', () => '[99,"old-pi"]\n', port);
  const { seen } = await hold({ free: true });
  expect(seen.answers[0]).toMatchObject({ hostname: 'old-pi' });
});

test('takes nothing that is meant for who holds the port', async () => {
  const agent = await peer('0.0.0.0', () => undefined);
  const stranger = createSocket('udp4');
  open.push(stranger);
  await new Promise<void>((resolve) => stranger.bind(0, '127.0.0.1', resolve));
  const holding = hold({ listenMs: 3000 });
  await eventually('the doctor asks', () => agent.heard.length > 0);
  for (let i = 0; i < 5; i += 1) stranger.send(`[98]unicast-${i}`, port, '127.0.0.1');
  await eventually('all five', () => agent.heard.filter((text) => text.includes('unicast')).length === 5);
  await holding;
});

test('asks alone who did not answer the broadcast, and tells whose answer it is', async () => {
  const deaf = await peer('127.0.0.9', answerCall);
  const wishes = ['127.0.0.9', '127.0.0.10'].map((address) => ({ address, reasons: ['asked' as const] }));
  const { seen, alone } = await hold({ wishes: Promise.resolve(wishes) });
  expect(seen.answers).toEqual([]);
  expect([...alone.keys()]).toEqual(['127.0.0.9']);
  expect(deaf.heard).toHaveLength(3);
});

test('takes an announcement for no answer', async () => {
  const shy = await peer('127.0.0.9', () => undefined);
  const asking = hold({
    free: true,
    wishes: Promise.resolve([{ address: '127.0.0.9', reasons: ['asked'] }]),
  });
  await eventually('it is asked alone', () => shy.heard.length > 0);
  const announcement = JSON.stringify([99, 'pi-1', CARD]);
  await new Promise((resolve) => shy.socket.send(announcement, port, '127.255.255.255', resolve));
  expect([...(await asking).alone.keys()]).toEqual([]);
}, 30_000);

test('hears the searches of others, and not its own, and waits no longer then', async () => {
  const { socket } = await peer('127.0.0.1', () => undefined);
  const probe = { v: 1, search: 's-1', window: 0, from: 'discovery-1' };
  const holding = hold({ listenMs: 120_000 });
  const table = async (): Promise<boolean> =>
    (await readHeldPort(port)).entries?.some(({ address }) => address === '127.255.255.255') ?? false;
  await eventually('the doctor listens', table);
  socket.send(`${JSON.stringify([98, probe])}\n`, port, '127.255.255.255');
  const { seen } = await holding;
  expect(seen.hearing.searches).toEqual([{ address: '127.0.0.1', own: false, count: 1 }]);
  expect(seen.hearing.ms).toBeLessThan(120_000);
});

test('a port that a program keeps for itself cannot be heard, and probes go out still', async () => {
  const keeper = createSocket('udp4');
  open.push(keeper);
  await new Promise<void>((resolve) => keeper.bind(port, '0.0.0.0', resolve));
  const { seen } = await hold();
  expect(seen.hearing.failed).toEqual([{ address: '127.255.255.255', code: 'EADDRINUSE' }]);
  expect(seen.probes).toMatchObject([{ sent: 3, heardOwn: undefined }]);
});

test('a link that is gone is told by the code of the system', async () => {
  const { seen } = await hold({ links: [linkAt('eth9', '192.0.2.77/24')] });
  expect(seen.probes).toMatchObject([{ link: 'eth9', sent: 0, errors: ['EADDRNOTAVAIL'], left: undefined }]);
});

test('who interrupts hears why, and every socket is closed', async () => {
  const controller = new AbortController();
  const holding = hold({ listenMs: 60_000 }, controller.signal);
  const reason = new Error('enough');
  const held = async (): Promise<number> => (await readHeldPort(port)).entries?.length ?? 0;
  await eventually('it listens', async () => (await held()) > 0);
  controller.abort(reason);
  await expect(holding).rejects.toBe(reason);
  await eventually('nothing is open', async () => (await held()) === 0);
});
