import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { closeLab, labAgent, labStart } from './agent-lab.js';
import { FakeCamera } from './fake-camera.js';
import { closeUdpClients, UdpClient } from './udp-client.js';

afterEach(async () => {
  await closeLab();
  await closeUdpClients();
});

const CARD = { v: 1, id: 'cam-1', state: 'here' };

describe('an agent without a broker', () => {
  test('is ready, answers a bare search with its media port, and says goodbye at its end', async () => {
    const { agent, camera, discoveryPort } = await labAgent(undefined);
    const listener = await UdpClient.open(discoveryPort);
    const client = await UdpClient.open();
    await client.send('[98]\n', discoveryPort, '127.255.255.255');
    await eventually('an answer', () => client.heard.length > 0);
    expect(client.messages[0]).toMatchObject([
      99,
      expect.any(String),
      { ...CARD, services: [{ kind: 'camera', port: agent.mediaPort }] },
    ]);
    expect(agent.id).toBe('cam-1');
    const answer = await fetch(`http://127.0.0.1:${agent.mediaPort}/v1/recordings`);
    expect(answer.status).toBe(401);
    await agent.close();
    await agent.close();
    expect(camera.calls).toEqual(['start', 'stop']);
    await eventually(
      'two goodbyes',
      () => listener.heard.filter(({ text }) => text.includes('bye')).length === 2,
    );
  });

  test('ends even if the camera does not', async () => {
    const { agent, camera } = await labAgent(undefined);
    camera.stopping = new Promise(() => undefined);
    await agent.close();
    await expect(fetch(`http://127.0.0.1:${agent.mediaPort}/`)).rejects.toThrow();
  });

  test('ends although the camera fails to', async () => {
    const { agent, camera, env } = await labAgent(undefined);
    camera.stopping = Promise.reject(new Error('the camera hangs'));
    await agent.close();
    await labStart(env, () => Promise.resolve(new FakeCamera()));
  });
});

describe('a start is refused with one sentence', () => {
  test('when the media port is taken: what had started has ended', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const dataDir = await tempDir();
    const camera = new FakeCamera();
    const refused = labAgent(
      undefined,
      { ROLLCALL_DATA_DIR: dataDir, ROLLCALL_MEDIA_PORT: String(port) },
      camera,
    );
    await expect(refused).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining(`127.0.0.1:${port}`) as string,
    });
    await new Promise((resolve) => other.close(resolve));
    await labAgent(undefined, { ROLLCALL_DATA_DIR: dataDir, ROLLCALL_MEDIA_PORT: String(port) });
  });

  test('when the port of the roll call is kept by another program', async () => {
    const keeper = await UdpClient.open();
    await expect(labAgent(undefined, { ROLLCALL_DISCOVERY_PORT: String(keeper.port) })).rejects.toMatchObject(
      {
        name: 'StartError',
        message: expect.stringContaining('ROLLCALL_DISCOVERY_PORT') as string,
      },
    );
  });

  test('when another agent uses its folder, until that one has ended', async () => {
    const { agent, env } = await labAgent(undefined);
    const second = (): Promise<unknown> => labStart(env, () => Promise.resolve(new FakeCamera()));
    await expect(second()).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining(join('agents', 'cam-1')) as string,
    });
    await agent.close();
    await second();
  });

  test('when its folder cannot be made', async () => {
    const dataDir = await tempDir();
    await mkdir(join(dataDir, 'agents'));
    await writeFile(join(dataDir, 'agents', 'cam-1'), '');
    await expect(labAgent(undefined, { ROLLCALL_DATA_DIR: dataDir })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining('EEXIST') as string,
    });
  });
});
