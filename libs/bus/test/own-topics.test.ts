import type { Service } from '#contracts/messages/registry.js';
import { apiBus, connected, discoveryBus } from '#testing/bus.js';
import { eventually } from '#testing/eventually.js';
import { busLab } from './bus-lab.js';

const lab = busLab();

test('of a topic that is its own a client hears what was kept there, and no echo of what it writes', async () => {
  const earlier = await connected(discoveryBus(lab.broker));
  await earlier.publish('registry.service', { id: 'ghost' }, serviceOf('ghost'));
  await earlier.close();
  const heard: string[] = [];
  const discovery = lab.kept(discoveryBus(lab.broker, { own: ['registry.service'] }));
  discovery.on('registry.service', {}, (_, { params }) => void heard.push(params.id));
  const api = lab.kept(apiBus(lab.broker));
  const told: string[] = [];
  api.on('registry.service', {}, (_, { params }) => void told.push(params.id));
  await connected(api);
  await connected(discovery);
  await discovery.publish('registry.service', { id: 'cam-1' }, serviceOf('cam-1'));
  await discovery.clear('registry.service', { id: 'ghost' });
  await eventually('the reader hears both', () => told.includes('cam-1') && told.at(-1) === 'ghost');
  expect(heard).toEqual(['ghost']);
});

function serviceOf(id: string): Service {
  const time = '2026-01-01T00:00:00.000Z';
  const seen = { since: time, firstSeen: time, lastSeen: time };
  return {
    id,
    kind: 'camera',
    hostname: id,
    label: id,
    addresses: [],
    status: 'found',
    reason: 'search',
    ...seen,
    flags: [],
  };
}
