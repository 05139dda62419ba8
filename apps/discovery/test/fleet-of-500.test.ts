import type { Service } from '#contracts/messages/registry.js';
import { eventually } from '#testing/eventually.js';
import { kernelDrops } from '#testing/kernel-drops.js';
import { knowBefore } from '#testing/rack/known-before.js';
import { RackProcess } from '#testing/rack/rack-process.js';
import { DiscoveryLab } from './support/discovery-lab.js';

const FLEET = { prefix: 'cam-', count: 500 };

let lab: DiscoveryLab;
beforeEach(async () => {
  lab = await DiscoveryLab.start();
});
afterEach(() => lab.close());

test('each of 500 hosts that the operator knew before is found, and the kernel drops no answer', async () => {
  const port = lab.udpPort;
  const operator = lab.broker.dataDir;
  await lab.opened(RackProcess.start({ ...FLEET, port, operator })).ready();
  await knowBefore(lab.broker.dataDir, FLEET);
  await lab.discovery();
  const isFound = ({ status }: Service): boolean => status === 'found';
  const found = (): number => [...lab.watcher.services.values()].filter(isFound).length;
  await eventually('all are found', () => found() === FLEET.count, 30_000);
  expect(await kernelDrops(process.pid, port)).toBe(0);
}, 60_000);
