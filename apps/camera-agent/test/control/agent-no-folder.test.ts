import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { freeUdpPort } from '#testing/free-port.js';
import { operatorFolder } from '#testing/operator-folder.js';
import { tempDir } from '#testing/temp-dir.js';
import { agentEnvironment, closeLab, LabApi, labBroker, labStart } from './agent-lab.js';

afterEach(closeLab);

const DEADLINE_MS = 20_000;

test('an agent whose disk is not plugged in is there, answers every command, and records once it is', async () => {
  const usb = join(await tempDir(), 'usb');
  await writeFile(usb, '');
  const films = join(usb, 'films');
  const broker = await labBroker();
  const api = await LabApi.connect(broker, ['agent.state', 'agent.event']);
  const dataDir = await operatorFolder(broker.dataDir);
  const env = agentEnvironment(dataDir, broker.url, await freeUdpPort(), {
    ROLLCALL_DRIVER: 'simulated',
    ROLLCALL_RECORDINGS_DIR: films,
    ROLLCALL_DISK_RESERVE: '0',
  });
  const agent = await labStart(env);
  expect(agent.mediaPort).toBeGreaterThan(0);
  const send = (
    name: Parameters<typeof api.requests.command>[1],
    args = {},
  ): Promise<Record<string, unknown>> => api.requests.command('cam-1', name, args, 5000);
  const state = () => api.heard('agent.state').at(-1)?.message;
  await eventually('the camera to stand by', () => state()?.status === 'standing-by', DEADLINE_MS);

  expect(state()?.disk.error).toMatchObject({
    code: 'disk-failed',
    detail: expect.stringContaining(films) as string,
  });
  const refused = { code: 'disk-failed', message: expect.stringContaining(films) as string };
  await expect(send('recording-start')).rejects.toMatchObject(refused);
  await expect(send('recording-delete', { recordingId: 'a' })).rejects.toMatchObject(refused);
  await expect(send('recording-stop')).rejects.toMatchObject({ code: 'not-recording' });
  await send('settings-change', { fps: 15, width: 640, height: 480 });
  await send('identify', { durationMs: 1000 });
  await send('camera-close');
  await send('camera-open');

  await rm(usb);
  await mkdir(films, { recursive: true });
  await eventually('the folder', () => state()?.disk.error === undefined, DEADLINE_MS);
  expect(state()?.disk).toMatchObject({ level: 'ok' });
  await send('recording-start', { durationMs: 200 });
  const saved = () => api.heard('agent.event').some(({ message }) => message?.type === 'recording.saved');
  await eventually('the film', saved);
});
