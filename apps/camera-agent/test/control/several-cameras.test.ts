import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CameraConfig } from '#camera-agent/adapters/camera/create-camera.js';
import { FolderLock } from '#camera-agent/adapters/host/folder-lock.js';
import { eventually } from '#testing/eventually.js';
import { freePort, freeUdpPort } from '#testing/free-port.js';
import { operatorFolder } from '#testing/operator-folder.js';
import { tempDir } from '#testing/temp-dir.js';
import { usableFolder } from '#runtime/usable-folder.js';
import { agentEnvironment, closeLab, LabApi, labBroker, labStart } from './agent-lab.js';
import { FakeCamera } from './fake-camera.js';
import { JoiningLab } from '../enrolment/joining-lab.js';

const TWO = { ROLLCALL_DRIVER: 'simulated', ROLLCALL_CAMERAS: '2' };

describe('an agent of two cameras', () => {
  afterEach(() => closeLab());

  const cameras: FakeCamera[] = [];
  const configs: CameraConfig[] = [];

  function make(config: CameraConfig): Promise<FakeCamera> {
    const camera = new FakeCamera();
    cameras.push(camera);
    configs.push(config);
    return Promise.resolve(camera);
  }

  beforeEach(() => {
    cameras.length = 0;
    configs.length = 0;
  });

  async function environment(more: Record<string, string> = {}): Promise<Record<string, string>> {
    const dataDir = await operatorFolder(await tempDir());
    return agentEnvironment(dataDir, 'mqtt://127.0.0.1:9', await freeUdpPort(), { ...TWO, ...more });
  }

  test('is two agents of one host, each with an id, a folder, a port and a connection of its own', async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.info', 'agent.presence']);
    const env = {
      ...(await environment()),
      ROLLCALL_MQTT_URL: broker.url,
      ROLLCALL_DATA_DIR: broker.dataDir,
    };
    const agent = await labStart(env, make);
    expect(agent.cameras.map(({ id }) => id)).toEqual(['cam-1', 'cam-1-1']);
    expect(agent.cameras[0]).toEqual({ id: agent.id, mediaPort: agent.mediaPort });
    expect(configs.map(({ cameraId, driver }) => [cameraId, driver])).toEqual([
      ['cam-1', 'simulated'],
      ['cam-1-1', 'simulated'],
    ]);
    const infos = await eventually('two cameras', () => {
      const heard = new Map(api.heard('agent.info').map(({ message, params }) => [params.id, message]));
      return heard.size === 2 && heard;
    });
    const [one, other] = [infos.get('cam-1'), infos.get('cam-1-1')];
    expect([one?.port, other?.port]).toEqual(agent.cameras.map(({ mediaPort }) => mediaPort));
    expect(one?.hostname).toBe(other?.hostname);
    expect(one?.boot).not.toBe(other?.boot);
    expect((await readdir(join(broker.dataDir, 'agents'))).sort()).toEqual(['cam-1', 'cam-1-1']);
  });

  test('ends all of them at once, though none of its cameras does', async () => {
    const agent = await labStart(await environment(), make);
    for (const camera of cameras) camera.stopping = new Promise(() => undefined);
    await agent.close();
    expect(cameras.map(({ calls }) => calls)).toEqual([
      ['start', 'stop'],
      ['start', 'stop'],
    ]);
  });

  test('counts its ports up from the one that is asked for', async () => {
    const port = await freePort();
    const agent = await labStart(await environment({ ROLLCALL_MEDIA_PORT: String(port) }), make);
    expect(agent.cameras.map(({ mediaPort }) => mediaPort)).toEqual([port, port + 1]);
  });

  test('does not start where another agent uses the folder of one of them, and lets go of the others', async () => {
    const env = await environment();
    const folder = usableFolder(join(env.ROLLCALL_DATA_DIR ?? '', 'agents', 'cam-1-1'));
    const lock = new FolderLock(folder);
    await lock.take();
    await expect(labStart(env, make)).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining(folder) as string,
    });
    expect(cameras.map(({ calls }) => calls)).toEqual([['start', 'stop']]);
    await lock.release();
    await labStart(env, make);
  });

  test('does not start with an id to which no number can be added', async () => {
    const env = await environment({ ROLLCALL_ID: 'x'.repeat(63) });
    await expect(labStart(env, make)).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining('shorten it') as string,
    });
  });
});

describe('two cameras that join', () => {
  const lab = new JoiningLab();

  test('show the key of their host, and each is let in', async () => {
    const agent = await labStart({ ...(await lab.invited()), ...TWO }, () =>
      Promise.resolve(new FakeCamera()),
    );
    await eventually('both work', () => agent.claimed);
    const [one, other] = ['cam-1', 'cam-1-1'].map((id) => lab.operator.agents.get(id));
    expect(one?.key).toBe(other?.key);
    expect(one?.enrolment).not.toBe(other?.enrolment);
  });
});
