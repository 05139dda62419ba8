import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { hasTool } from '#testing/tools.js';
import { freeUdpPort } from '#testing/free-port.js';
import { operatorFolder } from '#testing/operator-folder.js';
import { probeFilm } from '../camera/film-probe.js';
import { describeOnSmallDisk, MIB } from '../camera/small-disk.js';
import { agentEnvironment, closeLab, LabApi, labBroker, labStart } from './agent-lab.js';

afterEach(closeLab);

const DISK_MIB = 2;
const DEADLINE_MS = 20_000;

describeOnSmallDisk('an agent whose disk is full to the last byte', DISK_MIB, (dataDir) => {
  test('ends its recording, answers every command, and records again once there is room', async () => {
    const broker = await labBroker();
    const api = await LabApi.connect(broker, ['agent.state', 'agent.event', 'agent.presence']);
    await operatorFolder(broker.dataDir, dataDir);
    const env = agentEnvironment(dataDir, broker.url, await freeUdpPort(), {
      ROLLCALL_DRIVER: 'simulated',
      ROLLCALL_DISK_RESERVE: '0',
    });
    const agent = await labStart(env);
    const send = (
      name: Parameters<typeof api.requests.command>[1],
      args = {},
    ): Promise<Record<string, unknown>> => api.requests.command('cam-1', name, args, 5000);
    const state = () => api.heard('agent.state').at(-1)?.message;
    await eventually('the camera to stand by', () => state()?.status === 'standing-by', DEADLINE_MS);

    // The first of two films ends as it should, the second meets the end of the disk.
    await writeFile(join(dataDir, 'others'), new Uint8Array(MIB));
    await send('recording-start', { durationMs: 500 });
    const ended = (type: string) => () =>
      api.heard('agent.event').find(({ message }) => message?.type === type)?.message?.data as
        Recording | undefined;
    const first = await eventually('the first film', ended('recording.saved'));
    const starting = await send('recording-start');
    expect(starting.recording).toMatchObject({ state: 'recording' });
    const full = await eventually('the end of the disk', ended('recording.failed'), DEADLINE_MS);
    expect(full).toMatchObject({ state: 'failed', reason: 'disk-full' });
    await expect(writeFile(join(dataDir, 'ballast'), new Uint8Array(DISK_MIB * MIB))).rejects.toThrow(
      'ENOSPC',
    );

    // A broker that comes back finds the agent again, full as its disk is.
    const greetings = api.heard('agent.presence').length;
    await broker.close();
    await labBroker({ port: broker.port, dataDir: broker.dataDir });
    await eventually(
      'the agent, connected again',
      () => api.heard('agent.presence').length > greetings,
      DEADLINE_MS,
    );

    await expect(send('recording-start')).rejects.toMatchObject({ code: 'disk-full' });
    await expect(send('recording-stop')).rejects.toMatchObject({ code: 'not-recording' });
    await expect(send('recording-keep', { recordingId: first.id, keep: true })).rejects.toMatchObject({
      code: 'disk-full',
    });
    for (const { file = '', frames } of [first, full])
      await plays(join(dataDir, 'agents/cam-1/recordings', file), frames);

    await send('recording-delete', { recordingId: full.id });
    await rm(join(dataDir, 'ballast'));
    await send('recording-keep', { recordingId: first.id, keep: true });
    const { recording } = await send('recording-start', { durationMs: 200 });
    const again = (recording as Recording).id;
    const saved = () =>
      api
        .heard('agent.event')
        .some(({ message }) => message?.type === 'recording.saved' && message.subject === again);
    await eventually('the film after it', saved);
    expect(agent.mediaPort).toBeGreaterThan(0);
  });
});

async function plays(path: string, frames: number): Promise<void> {
  if (hasTool('ffprobe')) expect(await probeFilm(path)).toMatchObject({ frames, complaints: '' });
}
