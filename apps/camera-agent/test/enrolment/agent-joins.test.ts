import { mkdir, readdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { loadOrCreateTlsIdentity } from '#credentials/tls-identity.js';
import { encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_CALL } from '#contracts/udp/messages.js';
import { signProbe } from '#credentials/probe-token.js';
import type { RunningAgent } from '#camera-agent/main.js';
import type { TestBroker } from '#testing/broker.js';
import { eventually } from '#testing/eventually.js';
import { freeUdpPort } from '#testing/free-port.js';
import { operatorFolder } from '#testing/operator-folder.js';
import { tempDir } from '#testing/temp-dir.js';
import { closeLab, LabApi, labBroker, labStart } from '../control/agent-lab.js';
import { FakeCamera } from '../control/fake-camera.js';
import { closeUdpClients, UdpClient } from '../control/udp-client.js';
import { ScriptedOperator } from './scripted-operator.js';

const DEADLINE_MS = 30_000;

let broker: TestBroker;
let operator: ScriptedOperator;
let api: LabApi;
let camera: FakeCamera;

beforeEach(async () => {
  broker = await labBroker();
  operator = await ScriptedOperator.start(broker);
  api = await LabApi.connect(broker, ['agent.presence']);
  camera = new FakeCamera();
});

afterEach(async () => {
  await closeLab();
  await closeUdpClients();
  await operator.close();
});

async function settings(more: Record<string, string> = {}): Promise<Record<string, string>> {
  return {
    ROLLCALL_DATA_DIR: await tempDir(),
    ROLLCALL_LOG_LEVEL: 'silent',
    ROLLCALL_INTERFACES: 'lo',
    ROLLCALL_DISCOVERY_PORT: String(await freeUdpPort()),
    ROLLCALL_MEDIA_PORT: '0',
    ROLLCALL_ID: 'cam-1',
    // The broker of the test has a port of plain text on loopback alone.
    ROLLCALL_MQTT_URL: broker.url,
    ...more,
  };
}

const begin = (env: Record<string, string>): Promise<RunningAgent> =>
  labStart(env, () => Promise.resolve(camera));

const states = (): (string | undefined)[] => api.heard('agent.presence').map(({ message }) => message?.state);

function isReady(): Promise<unknown> {
  return eventually('the agent is ready', () => states().at(-1) === 'ready', DEADLINE_MS);
}

const named = (): string => `127.0.0.1:${operator.httpsPort}`;

async function joined(more: Record<string, string> = {}): Promise<[RunningAgent, Record<string, string>]> {
  const env = await settings({
    ROLLCALL_JOIN: operator.joinToken,
    ROLLCALL_OPERATOR: named(),
    ...more,
  });
  const agent = await begin(env);
  await isReady();
  return [agent, env];
}

describe('an agent that belongs to nobody', () => {
  test('says so, opens no camera and no port, and takes no command', async () => {
    const env = await settings();
    const agent = await begin(env);
    expect([agent.claimed, agent.mediaPort]).toEqual([false, 0]);
    const client = await UdpClient.open();
    await client.send('[98]\n', Number(env.ROLLCALL_DISCOVERY_PORT), '127.255.255.255');
    await eventually('an answer', () => client.heard.length > 0);
    const [, , card] = client.messages[0] as [number, string, object];
    expect(card).toMatchObject({ id: 'cam-1', unclaimed: true, services: [] });
    expect(Object.keys(card)).not.toContain('token');
    expect(camera.calls).toEqual([]);
    expect(states()).toEqual([]);
    await agent.close();
  });

  test('works once its host has become the operator’s', async () => {
    const env = await settings();
    const agent = await begin(env);
    expect(agent.claimed).toBe(false);
    await operatorFolder(broker.dataDir, env.ROLLCALL_DATA_DIR);
    await isReady();
    expect(agent.claimed).toBe(true);
    expect(agent.mediaPort).toBeGreaterThan(0);
  });
});

test('a key of the operator that cannot be read ends no agent', async () => {
  const env = await settings({ ROLLCALL_JOIN: operator.joinToken, ROLLCALL_OPERATOR: named() });
  operator.refusal = new RollcallError('id-in-use', 'A camera with this id is connected.');
  await begin(env);
  await mkdir(join(env.ROLLCALL_DATA_DIR ?? '', 'operator-key.pem'));
  await eventually('it asked twice', () => operator.asked.length === 2, DEADLINE_MS);
  await rmdir(join(env.ROLLCALL_DATA_DIR ?? '', 'operator-key.pem'));
  operator.refusal = undefined;
  await isReady();
});

describe('an agent with a join token', () => {
  test('joins, works, keeps what it was given to itself, and needs the token no more', async () => {
    const [agent, env] = await joined();
    expect(agent.claimed).toBe(true);
    expect(camera.calls).toEqual(['start']);
    const folder = join(env.ROLLCALL_DATA_DIR ?? '', 'agents', 'cam-1');
    for (const file of ['enrolment.json', 'agent-key.pem'])
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    await agent.close();
    await begin({ ...env, ROLLCALL_JOIN: '', ROLLCALL_OPERATOR: '' });
    await eventually(
      'ready again',
      () => states().filter((state) => state === 'ready').length === 2,
      DEADLINE_MS,
    );
    expect(operator.asked).toEqual(['/api/v1/enrolments']);
  });

  test('finds the operator by its calls', async () => {
    const env = await settings({ ROLLCALL_JOIN: operator.joinToken });
    await begin(env);
    const search = { search: 's1', window: 0 };
    const places = { at: ['127.0.0.1'], https: operator.httpsPort };
    const token = await signProbe(broker.operatorKey.privateKey, search, places, Date.now());
    const probe = { v: 1 as const, ...search, from: 'd1', token };
    const client = await UdpClient.open();
    const text = Buffer.from(encodeRollCall({ command: ROLL_CALL, probe })).toString();
    await client.send(text, Number(env.ROLLCALL_DISCOVERY_PORT), '127.255.255.255');
    await isReady();
  });

  test('says nothing to a rogue that calls before the operator does', async () => {
    const told: string[] = [];
    const rogueIdentity = await loadOrCreateTlsIdentity(await tempDir());
    const rogue = createTlsServer({ key: rogueIdentity.key, cert: rogueIdentity.cert }, (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes: Buffer) => told.push(bytes.toString()));
    });
    await new Promise<void>((resolve) => rogue.listen(0, '127.0.0.1', resolve));
    const { port } = rogue.address() as { port: number };
    const env = await settings({ ROLLCALL_JOIN: operator.joinToken });
    await begin(env);
    const call = async (https: number, search: string): Promise<void> => {
      const probe = { v: 1 as const, search, window: 0, from: 'd1' };
      const token = await signProbe(broker.operatorKey.privateKey, probe, { at: [], https }, 1);
      const client = await UdpClient.open();
      const text = Buffer.from(encodeRollCall({ command: ROLL_CALL, probe: { ...probe, token } })).toString();
      await client.send(text, Number(env.ROLLCALL_DISCOVERY_PORT), '127.255.255.255');
    };
    const visited = new Promise((resolve) => rogue.once('connection', resolve));
    await call(port, 's1');
    await visited;
    expect(states()).toEqual([]);
    await call(operator.httpsPort, 's2');
    await isReady();
    expect(told).toEqual([]);
    await new Promise((resolve) => rogue.close(resolve));
  });

  test('stays as it is where the operator refuses it, and asks on patiently', async () => {
    operator.refusal = new RollcallError('agent-enrolled', 'Camera cam-1 is enrolled with another key.');
    const env = await settings({ ROLLCALL_JOIN: operator.joinToken, ROLLCALL_OPERATOR: named() });
    const agent = await begin(env);
    await eventually('it asked', () => operator.asked.length === 1);
    expect([agent.claimed, agent.mediaPort]).toEqual([false, 0]);
    await agent.close();
    expect(operator.asked).toHaveLength(1);
    expect(await readdir(join(env.ROLLCALL_DATA_DIR ?? '', 'agents', 'cam-1'))).not.toContain(
      'enrolment.json',
    );
  });

  test('asks again soon where the operator only cannot let it in now', async () => {
    operator.refusal = new RollcallError('id-in-use', 'A camera with this id is connected.');
    await begin(await settings({ ROLLCALL_JOIN: operator.joinToken, ROLLCALL_OPERATOR: named() }));
    await eventually('it asked', () => operator.asked.length === 1);
    operator.refusal = undefined;
    await isReady();
  });

  test.each([
    ['is for another', { id: 'cam-2' }],
    ['names no broker', { broker: undefined }],
    ['holds a key that is none', { operatorKey: 'x'.repeat(122) }],
  ])('takes no answer that %s', async (_, answer) => {
    operator.changes = answer;
    const env = await settings({ ROLLCALL_JOIN: operator.joinToken, ROLLCALL_OPERATOR: named() });
    const agent = await begin(env);
    await eventually('it asked', () => operator.asked.length === 1);
    expect(agent.claimed).toBe(false);
    operator.changes = {};
    await isReady();
  });
});

describe('an agent that joined', () => {
  test('joins another operator where it is given a token of that one', async () => {
    const [agent, env] = await joined();
    await agent.close();
    const otherBroker = await labBroker();
    const other = await ScriptedOperator.start(otherBroker);
    const otherApi = await LabApi.connect(otherBroker, ['agent.presence']);
    const moved = await begin({
      ...env,
      ROLLCALL_MQTT_URL: otherBroker.url,
      ROLLCALL_JOIN: other.joinToken,
      ROLLCALL_OPERATOR: `127.0.0.1:${other.httpsPort}`,
    });
    await eventually(
      'it is at the other',
      () => otherApi.heard('agent.presence').at(-1)?.message?.state === 'ready',
      DEADLINE_MS,
    );
    await moved.close();
    await other.close();
  });

  test('renews its password in time, and the broker takes the new one', async () => {
    operator.lifeMs = 8000;
    const [, env] = await joined();
    const file = join(env.ROLLCALL_DATA_DIR ?? '', 'agents', 'cam-1', 'enrolment.json');
    const before = await readFile(file, 'utf8');
    // The broker ends the connection with the password's life, and refuses what is tried then: so it is renewed.
    await eventually(
      'it was renewed',
      () => operator.asked.some((path) => path.endsWith('/renewal')),
      DEADLINE_MS,
    );
    await eventually(
      'ready again',
      () => states().filter((state) => state === 'ready').length >= 2,
      DEADLINE_MS,
    );
    expect(await readFile(file, 'utf8')).not.toBe(before);
  }, 60_000);

  test('that is revoked stops, keeps its films, and belongs to nobody', async () => {
    const [agent, env] = await joined();
    operator.refusal = new RollcallError('join-token-refused', 'It was revoked with the camera.');
    await operator.revoke('cam-1');
    await eventually('it is gone from the broker', () => states().at(-1) === 'lost', DEADLINE_MS);
    await eventually('it belongs to nobody', () => !agent.claimed, DEADLINE_MS);
    expect(agent.mediaPort).toBe(0);
    expect(camera.calls).toEqual(['start', 'stop']);
    const folder = join(env.ROLLCALL_DATA_DIR ?? '', 'agents', 'cam-1');
    await eventually(
      'what it was given is gone',
      async () => !(await readdir(folder)).includes('enrolment.json'),
    );
  }, 60_000);

  test('does not start with a file that cannot be read', async () => {
    const [agent, env] = await joined();
    await agent.close();
    const file = join(env.ROLLCALL_DATA_DIR ?? '', 'agents', 'cam-1', 'enrolment.json');
    await writeFile(file, '{}');
    await expect(begin(env)).rejects.toThrow(
      /enrolment\.json cannot be read .*restore it, or delete it and join anew/,
    );
  });
});
