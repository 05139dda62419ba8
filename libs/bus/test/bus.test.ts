import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';
import type { Presence } from '#contracts/messages/presence.js';
import { MAX_MESSAGE_BYTES } from '#contracts/limits.js';
import { systemClock } from '#runtime/system-clock.js';
import { agentBus, apiBus, connected, memoryEpochs } from '#testing/bus.js';
import { eventually } from '#testing/eventually.js';
import { freePort } from '#testing/free-port.js';
import { silentLogger } from '#testing/silent-logger.js';
import { busLab } from './bus-lab.js';

const lab = busLab();

const telemetry: AgentTelemetry = {
  at: '2026-01-01T00:00:00.000Z',
  load: 0.5,
  freeBytes: 1,
  memoryBytes: 1,
  frames: 1,
  droppedFrames: 0,
};

test('what one side publishes the other gets, typed, with the levels of its topic', async () => {
  const got: unknown[] = [];
  const api = lab.kept(apiBus(lab.broker));
  api.on('agent.telemetry', {}, (message, { params }) => void got.push([params.id, message?.load]));
  await connected(api);
  const agent = await connected(lab.kept(agentBus(lab.broker, 'cam-1')));
  await agent.publish('agent.telemetry', { id: 'cam-1' }, telemetry);
  await eventually('the message', () => got.length > 0);
  expect(got).toEqual([['cam-1', 0.5]]);
});

test('a message says when it arrived, however long it waited for its turn', async () => {
  const waits: number[] = [];
  let release = (): void => undefined;
  const api = lab.kept(apiBus(lab.broker));
  api.on('agent.telemetry', {}, async (_, { arrivedAt }) => {
    waits.push(systemClock.monotonic() - arrivedAt);
    if (waits.length === 1) await new Promise<void>((resolve) => (release = resolve));
  });
  await connected(api);
  const agent = await connected(lab.kept(agentBus(lab.broker, 'cam-1')));
  const other = await connected(lab.kept(agentBus(lab.broker, 'cam-2')));
  await agent.publish('agent.telemetry', { id: 'cam-1' }, telemetry);
  await agent.publish('agent.telemetry', { id: 'cam-1' }, telemetry);
  await eventually('the first', () => waits.length === 1);
  const held = systemClock.monotonic();
  // What another camera says meanwhile comes after the second message of this one.
  await other.publish('agent.telemetry', { id: 'cam-2' }, telemetry);
  await eventually('the other', () => waits.length === 2);
  const heldMs = systemClock.monotonic() - held;
  release();
  await eventually('the second', () => waits.length === 3);
  expect(waits[2]).toBeGreaterThanOrEqual(heldMs);
});

test('birth at the connect, farewell at the close', async () => {
  const seen: (Presence | undefined)[] = [];
  const api = lab.kept(apiBus(lab.broker));
  api.on('agent.presence', {}, (message) => void seen.push(message));
  await connected(api);
  const agent = await connected(agentBus(lab.broker, 'cam-1'));
  await eventually('the birth', () => seen.length === 1);
  await agent.close();
  await eventually('the farewell', () => seen.length === 2);
  expect(seen.map((p) => p?.reason)).toEqual(['none', 'bye']);
  expect(seen[1]?.epoch).toBe(seen[0]?.epoch);
});

test('an agent that lost its epoch goes above the one that the broker still shows', async () => {
  const seen: Presence[] = [];
  const api = lab.kept(apiBus(lab.broker));
  api.on('agent.presence', {}, (message) => {
    if (message) seen.push(message);
  });
  await connected(api);
  const farAhead = 4_000_000_000_000;
  await (
    await connected(agentBus(lab.broker, 'cam-1', { presence: presence('first', memoryEpochs(farAhead)) }))
  ).close();
  lab.kept(agentBus(lab.broker, 'cam-1', { presence: presence('second', memoryEpochs()) })).start();
  const ready = await eventually('it is ready above', () =>
    seen.find((p) => p.boot === 'second' && p.epoch > farAhead),
  );
  expect(ready).toMatchObject({ state: 'ready', epoch: farAhead + 2 });
});

function presence(boot: string, epochs: ReturnType<typeof memoryEpochs>) {
  return { key: 'agent.presence', params: { id: 'cam-1' }, boot, epochs } as const;
}

test('a broker that restarts empty gets everything again', async () => {
  const { port, dataDir } = lab.broker;
  const agent = lab.kept(agentBus(lab.broker, 'cam-1'));
  let republished = 0;
  agent.onConnect(async () => {
    republished += 1;
    await agent.publish('agent.telemetry', { id: 'cam-1' }, telemetry);
  });
  await connected(agent);
  await lab.broker.close();
  await eventually('the loss is noticed', () => agent.state === 'connecting');
  await lab.startBroker({ port, dataDir });
  await eventually('the reconnect', () => agent.state === 'connected');
  expect(republished).toBe(2);
});

test('nothing is queued while the broker is away', async () => {
  const agent = lab.kept(agentBus({ ...lab.broker, url: `mqtt://127.0.0.1:${await freePort()}` }, 'cam-1'));
  agent.start();
  await expect(agent.publish('agent.telemetry', { id: 'cam-1' }, telemetry)).rejects.toMatchObject({
    code: 'broker-away',
  });
});

test('a connection whose subscriptions are refused does not count as connected', async () => {
  const failures: object[] = [];
  const logger = { ...silentLogger, warn: (facts: object) => void failures.push(facts) };
  const agent = lab.kept(agentBus(lab.broker, 'cam-1', { logger }));
  agent.on('agent.command', { id: 'cam-2' }, () => undefined);
  agent.start();
  const [first] = await eventually('the failure', () => failures.length > 0 && failures);
  expect(first).toMatchObject({
    err: { code: 'forbidden', message: expect.stringContaining('agent/cam-2/cmd/+') as string },
  });
  expect(agent.state).toBe('connecting');
});

test('a port where something else answers is tried on, and closing does not wait for it', async () => {
  const silent = createServer();
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const bus = agentBus({ ...lab.broker, url: `mqtt://127.0.0.1:${port}` }, 'cam-1');
  bus.start();
  const [socket] = (await once(silent, 'connection')) as [Socket];
  await bus.close();
  expect(bus.state).toBe('closed');
  socket.destroy();
  silent.close();
});

test('a bus that is closed while its subscriptions are being granted ends', async () => {
  const SUBACK = 0x90;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const slow = createServer((client) => {
    const broker = connect(lab.broker.port, '127.0.0.1');
    client.pipe(broker).on('error', () => client.destroy());
    broker.on('data', (bytes) => {
      if (bytes[0] !== SUBACK) return client.write(bytes);
      slow.emit('granted');
      return void released.then(() => client.write(bytes));
    });
    client.on('error', () => broker.destroy()).on('close', () => broker.destroy());
  });
  slow.listen(0, '127.0.0.1');
  await once(slow, 'listening');
  const { port } = slow.address() as AddressInfo;
  const bus = agentBus({ ...lab.broker, url: `mqtt://127.0.0.1:${port}` }, 'cam-1');
  bus.on('agent.command', { id: 'cam-1' }, () => undefined);
  bus.start();
  await once(slow, 'granted');
  const closed = bus.close();
  release();
  await closed;
  expect(bus.state).toBe('closed');
  slow.close();
});

test('bad payloads are counted and refused, and the good ones after them arrive', async () => {
  const got: unknown[] = [];
  const api = lab.kept(apiBus(lab.broker));
  api.on('agent.telemetry', {}, (message) => void got.push(message));
  await connected(api);
  const agent = await connected(lab.kept(agentBus(lab.broker, 'cam-1')));
  const bad = [{ at: 'never' }, [], { ...telemetry, load: 'high' }, { ...telemetry, frames: -1 }];
  for (const message of bad)
    await agent.publish('agent.telemetry', { id: 'cam-1' }, message as AgentTelemetry);
  await agent.publish('agent.telemetry', { id: 'cam-1' }, telemetry);
  await eventually('the good one', () => got.length > 0);
  expect(api.refusals.counts.toJSON()).toEqual({ 'mqtt-invalid': 4 });
});

test('a message over 16 KiB is refused by the sender', async () => {
  const agent = await connected(lab.kept(agentBus(lab.broker, 'cam-1')));
  const event = {
    id: 'e',
    type: 'a',
    time: telemetry.at,
    subject: 'cam-1',
    data: { text: 'x'.repeat(MAX_MESSAGE_BYTES) },
  };
  await expect(agent.publish('agent.event', { id: 'cam-1', type: 'a' }, event)).rejects.toMatchObject({
    code: 'message-too-large',
  });
});

test('a client whose address is gone connects anew; one that has it still does not', async () => {
  const births: Presence[] = [];
  const api = lab.kept(apiBus(lab.broker));
  api.on('agent.presence', {}, (message) => {
    if (message?.state === 'ready') births.push(message);
  });
  await connected(api);
  const agent = await connected(lab.kept(agentBus(lab.broker, 'cam-1')));
  await eventually('the birth', () => births.length === 1);
  agent.addressesChanged((address) => address === '127.0.0.1');
  expect(agent.state).toBe('connected');
  agent.addressesChanged(() => false);
  await eventually('it is born again', () => births.length === 2);
  expect(births[1]?.epoch).toBeGreaterThan(births[0]?.epoch ?? Infinity);
});
