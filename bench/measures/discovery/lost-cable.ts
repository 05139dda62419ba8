import { setTimeout as pause } from 'node:timers/promises';
import { whyNoNetworks } from '#testing/netlab/why-no-networks.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { startAgentIn } from '../../parts/lab-programs.js';
import type { Scene } from '../../parts/scene.js';
import { inStep } from '../../parts/searches.js';
import { toldOfAll } from '../../parts/told.js';
import { inWatchedLab, type WatchedLab } from '../../parts/watched-lab.js';

const CUT: Figure = {
  what: 'the cable of an agent with a connection to the broker is cut at the switch → `service.lost` at `rollcall watch`',
  unit: 's',
  limit: { most: 25 },
};

/** An agent's keepalive, so the cut comes elsewhere between two pings in each run. */
const PERIOD_MS = 10_000;
const GOLDEN = 0.618;
const FOUND_MS = 30_000;
const LOST_MS = 150_000;

export const lostCable: Measure = {
  name: 'lost-cable',
  what: 'how soon an agent in a host of its own is lost whose cable is cut, with nothing closed',
  runs: 3,
  deadlineMs: 300_000,
  hindrance: whyNoNetworks,
  run: (scene, run) => inWatchedLab(scene, 1, (lab) => cutOff(scene, run, lab)),
};

async function cutOff(
  scene: Scene,
  run: number,
  { hosts: [host], events, startedAt }: WatchedLab,
): Promise<Sample[]> {
  if (!host) throw new Error('the lab has no host');
  await startAgentIn(scene, host);
  await toldOfAll(events, 'service.found', [host.name], FOUND_MS);
  await inStep(events, startedAt);
  await pause(((run * GOLDEN) % 1) * PERIOD_MS);
  const cut = performance.now();
  await host.cable('eth0').cut();
  const [lost = NaN] = await toldOfAll(events, 'service.lost', [host.name], LOST_MS);
  return [{ figure: CUT, value: (lost - cut) / 1000 }];
}
