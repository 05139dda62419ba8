import { createHash } from 'node:crypto';
import type { Recording } from '#contracts/messages/recording.js';
import { signTicket, type MediaAction } from '#credentials/media-ticket.js';
import { eventually } from '#testing/eventually.js';
import { freeUdpPort } from '#testing/free-port.js';
import { operatorFolder } from '#testing/operator-folder.js';
import { systemRandom } from '#runtime/system-random.js';
import { agentEnvironment, closeLab, LabApi, labBroker, labStart, OPERATOR_AHEAD_MS } from './agent-lab.js';

afterEach(closeLab);

test('an agent with its simulated camera records on command and gives the film to a ticket', async () => {
  const broker = await labBroker();
  const api = await LabApi.connect(broker, ['agent.state', 'agent.event']);
  const agent = await labStart(
    agentEnvironment(await operatorFolder(broker.dataDir), broker.url, await freeUdpPort(), {
      ROLLCALL_DRIVER: 'simulated',
      ROLLCALL_VIDEO: '320x240@10',
    }),
  );
  await eventually('the camera stands by and the clock is known', () =>
    api.heard('agent.state').some(({ message }) => message?.status === 'standing-by' && message.clock.known),
  );
  await api.requests.command('cam-1', 'recording-start', {}, 5000);
  const { recording } = await api.requests.command('cam-1', 'recording-stop', {}, 5000);
  const saved = recording as Recording;
  expect(Math.abs(Date.parse(saved.startedAt) - Date.now() - OPERATOR_AHEAD_MS)).toBeLessThan(15_000);

  const get = async (path: string, action: MediaAction): Promise<Response> => {
    const use = { id: systemRandom.id(), camera: 'cam-1', action };
    const ticket = await signTicket(broker.operatorKey.privateKey, use, Date.now() + OPERATOR_AHEAD_MS);
    return fetch(`http://127.0.0.1:${agent.mediaPort}/v1/recordings${path}`, {
      headers: { authorization: `Bearer ${ticket}` },
    });
  };
  expect(await (await get('', 'list')).json()).toEqual({ items: [saved] });
  const film = Buffer.from(await (await get(`/${saved.id}/video`, 'download')).arrayBuffer());
  expect(film).toHaveLength(saved.bytes);
  expect(createHash('sha256').update(film).digest('hex')).toBe(saved.sha256);

  await api.requests.command('cam-1', 'recording-delete', { recordingId: saved.id }, 5000);
  expect((await get(`/${saved.id}/video`, 'download')).status).toBe(404);
  await eventually('all is told', () => api.heard('agent.event').length === 4);
  expect(api.heard('agent.event').map(({ params }) => params.type)).toEqual([
    'recording-started',
    'recording-stopped',
    'recording-saved',
    'recording-deleted',
  ]);
});
