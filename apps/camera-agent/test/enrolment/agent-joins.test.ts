import { mkdir, readdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { loadOrCreateTlsIdentity } from '#credentials/tls-identity.js';
import { encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_CALL } from '#contracts/udp/messages.js';
import { signProbe } from '#credentials/probe-token.js';
import { eventually } from '#testing/eventually.js';
import { operatorFolder } from '#testing/operator-folder.js';
import { tempDir } from '#testing/temp-dir.js';
import { UdpClient } from '../control/udp-client.js';
import { DEADLINE_MS, JoiningLab } from './joining-lab.js';

const lab = new JoiningLab();

describe('an agent that belongs to nobody', () => {
  test('says so, opens no camera and no port, and takes no command', async () => {
    const env = await lab.settings();
    const agent = await lab.begin(env);
    expect([agent.claimed, agent.mediaPort]).toEqual([false, 0]);
    const client = await UdpClient.open();
    await client.send('[98]\n', Number(env.ROLLCALL_DISCOVERY_PORT), '127.255.255.255');
    await eventually('an answer', () => client.heard.length > 0);
    const [, , card] = client.messages[0] as [number, string, object];
    expect(card).toMatchObject({ id: 'cam-1', unclaimed: true, services: [] });
    expect(Object.keys(card)).not.toContain('token');
    expect(lab.camera.calls).toEqual([]);
    expect(lab.states).toEqual([]);
    await agent.close();
  });

  test('works once its host has become the operator’s', async () => {
    const env = await lab.settings();
    const agent = await lab.begin(env);
    expect(agent.claimed).toBe(false);
    await operatorFolder(lab.broker.dataDir, env.ROLLCALL_DATA_DIR);
    await lab.isReady();
    expect(agent.claimed).toBe(true);
    expect(agent.mediaPort).toBeGreaterThan(0);
  });
});

test('a key of the operator that cannot be read ends no agent', async () => {
  const env = await lab.invited();
  lab.operator.refusal = new RollcallError('id-in-use', 'A camera with this id is connected.');
  await lab.begin(env);
  await mkdir(join(env.ROLLCALL_DATA_DIR ?? '', 'operator-key.pem'));
  await eventually('it asked twice', () => lab.operator.asked.length === 2, DEADLINE_MS);
  await rmdir(join(env.ROLLCALL_DATA_DIR ?? '', 'operator-key.pem'));
  lab.operator.refusal = undefined;
  await lab.isReady();
});

describe('an agent with a join token', () => {
  test('joins, works, keeps what it was given to itself, and needs the token no more', async () => {
    const [agent, env] = await lab.joined();
    expect(agent.claimed).toBe(true);
    expect(lab.camera.calls).toEqual(['start']);
    const folder = join(env.ROLLCALL_DATA_DIR ?? '', 'agents', 'cam-1');
    for (const file of ['enrolment.json', 'agent-key.pem'])
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    await agent.close();
    await lab.begin({ ...env, ROLLCALL_JOIN: '', ROLLCALL_OPERATOR: '' });
    await eventually(
      'ready again',
      () => lab.states.filter((state) => state === 'ready').length === 2,
      DEADLINE_MS,
    );
    expect(lab.operator.asked).toEqual(['/api/v1/enrolments']);
  });

  test('finds the operator by its calls', async () => {
    const env = await lab.settings({ ROLLCALL_JOIN: lab.operator.joinToken });
    await lab.begin(env);
    const search = { search: 's1', window: 0 };
    const places = { at: ['127.0.0.1'], https: lab.operator.httpsPort };
    const token = await signProbe(lab.broker.operatorKey.privateKey, search, places, Date.now());
    const probe = { v: 1 as const, ...search, from: 'd1', token };
    const client = await UdpClient.open();
    const text = Buffer.from(encodeRollCall({ command: ROLL_CALL, probe })).toString();
    await client.send(text, Number(env.ROLLCALL_DISCOVERY_PORT), '127.255.255.255');
    await lab.isReady();
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
    const env = await lab.settings({ ROLLCALL_JOIN: lab.operator.joinToken });
    await lab.begin(env);
    const call = async (https: number, search: string): Promise<void> => {
      const probe = { v: 1 as const, search, window: 0, from: 'd1' };
      const token = await signProbe(lab.broker.operatorKey.privateKey, probe, { at: [], https }, 1);
      const client = await UdpClient.open();
      const text = Buffer.from(encodeRollCall({ command: ROLL_CALL, probe: { ...probe, token } })).toString();
      await client.send(text, Number(env.ROLLCALL_DISCOVERY_PORT), '127.255.255.255');
    };
    const visited = new Promise((resolve) => rogue.once('connection', resolve));
    await call(port, 's1');
    await visited;
    expect(lab.states).toEqual([]);
    await call(lab.operator.httpsPort, 's2');
    await lab.isReady();
    expect(told).toEqual([]);
    await new Promise((resolve) => rogue.close(resolve));
  });

  test('stays as it is where the operator refuses it, and asks on patiently', async () => {
    lab.operator.refusal = new RollcallError('agent-enrolled', 'Camera cam-1 is enrolled with another key.');
    const env = await lab.invited();
    const agent = await lab.begin(env);
    await eventually('it asked', () => lab.operator.asked.length === 1);
    expect([agent.claimed, agent.mediaPort]).toEqual([false, 0]);
    await agent.close();
    expect(lab.operator.asked).toHaveLength(1);
    expect(await readdir(join(env.ROLLCALL_DATA_DIR ?? '', 'agents', 'cam-1'))).not.toContain(
      'enrolment.json',
    );
  });

  test('asks again soon where the operator only cannot let it in now', async () => {
    lab.operator.refusal = new RollcallError('id-in-use', 'A camera with this id is connected.');
    await lab.begin(await lab.invited());
    await eventually('it asked', () => lab.operator.asked.length === 1);
    lab.operator.refusal = undefined;
    await lab.isReady();
  });

  test.each([
    ['is for another', { id: 'cam-2' }],
    ['names no broker', { broker: undefined }],
    ['holds a key that is none', { operatorKey: 'x'.repeat(122) }],
  ])('takes no answer that %s', async (_, answer) => {
    lab.operator.changes = answer;
    const env = await lab.invited();
    const agent = await lab.begin(env);
    await eventually('it asked', () => lab.operator.asked.length === 1);
    expect(agent.claimed).toBe(false);
    lab.operator.changes = {};
    await lab.isReady();
  });
});
