import type { Host } from '#testing/netlab/host.js';
import { whyNoNetworks } from '#testing/netlab/why-no-networks.js';
import { idsOf } from '#testing/rack/protocol.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { brokerIn } from '../../parts/lab-programs.js';
import type { Scene } from '../../parts/scene.js';
import { inStep } from '../../parts/searches.js';
import { toldOfAll } from '../../parts/told.js';
import { inWatchedLab, type WatchedLab } from '../../parts/watched-lab.js';

const KEPT = { prefix: 'kept-', count: 1, firstAddress: '10.77.1.101' };
const CUT = { prefix: 'cut-', count: 40, firstAddress: '10.77.1.111' };
/** Of the rack that is cut: its host has one more, as every host of the lab. */
const ADDRESSES = Array.from({ length: CUT.count }, (_, i) => `10.77.1.${111 + i}/24`);
const FOUND_MS = 60_000;
const LOST_MS = 200_000;
/** What comes within this of the last loss belongs to one batch. */
const BATCH_MS = 1000;

interface Figures {
  readonly all: Figure;
  readonly spread: Figure;
  readonly early: Figure;
}

const UDP = figuresOf('that are known by UDP alone', 150);
const BROKER = figuresOf('with connections to the broker', 25);

function figuresOf(which: string, most: number): Figures {
  const what = `the switch of 40 of 41 agents ${which} loses its power`;
  return {
    all: { what: `${what} → the last \`service.lost\` at \`rollcall watch\``, unit: 's', limit: { most } },
    spread: { what: 'between the first `service.lost` and the last', unit: 'ms' },
    early: { what: 'losses over 1 s before the last', unit: 'events', limit: { most: 0 } },
  };
}

export const switchUdp: Measure = {
  name: 'switch',
  what: 'how soon, and whether together, 40 of 41 agents are lost whose switch loses its power, known by UDP alone',
  runs: 2,
  deadlineMs: 300_000,
  hindrance: whyNoNetworks,
  run: (scene) => inWatchedLab(scene, 2, (lab) => cutMost(scene, UDP, lab)),
};

export const switchBroker: Measure = {
  name: 'switch-broker',
  what: 'the same where they are connected to the broker',
  runs: 2,
  deadlineMs: 300_000,
  hindrance: whyNoNetworks,
  run: (scene) => inWatchedLab(scene, 2, async (lab) => cutMost(scene, BROKER, lab, await brokerIn(scene))),
};

async function cutMost(
  scene: Scene,
  { all, spread, early }: Figures,
  { hosts, events, startedAt }: WatchedLab,
  broker?: Scene['broker'],
): Promise<Sample[]> {
  const switched = await startRacks(scene, hosts, broker);
  await toldOfAll(events, 'service.found', [...idsOf(KEPT), ...idsOf(CUT)], FOUND_MS);
  await inStep(events, startedAt);
  const cut = performance.now();
  await switched.cable('eth0').pull();
  const times = await toldOfAll(events, 'service.lost', idsOf(CUT), LOST_MS);
  const last = Math.max(...times);
  return [
    { figure: all, value: (last - cut) / 1000 },
    { figure: spread, value: last - Math.min(...times) },
    { figure: early, value: times.filter((at) => last - at > BATCH_MS).length },
  ];
}

/** Gives the host whose cable is that of the switch. */
async function startRacks(
  scene: Scene,
  [kept, switched]: readonly Host[],
  broker: Scene['broker'] | undefined,
): Promise<Host> {
  if (!kept || !switched) throw new Error('too few hosts');
  await switched.addAddresses('eth0', ADDRESSES);
  const more = broker ? { broker } : {};
  scene.rack({ ...KEPT, ...more }, kept);
  scene.rack({ ...CUT, ...more }, switched);
  return switched;
}
