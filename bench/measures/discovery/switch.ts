import { idsOf } from '#testing/rack/protocol.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { startUp } from '../../parts/fleet.js';
import type { Scene } from '../../parts/scene.js';
import { inStep } from '../../parts/searches.js';
import { toldOfAll } from '../../parts/told.js';

const KEPT = { prefix: 'kept-', count: 1, firstAddress: '127.1.0.1' };
const CUT = { prefix: 'cut-', count: 40, firstAddress: '127.1.1.1' };
const DEADLINE_MS = 200_000;
/** What comes within this of the last loss belongs to one batch. */
const BATCH_MS = 1000;

interface Figures {
  readonly all: Figure;
  readonly spread: Figure;
  readonly early: Figure;
}

const UDP = figuresOf('40 of 41 agents that are known by UDP alone fall silent at once', 150);
const BROKER = figuresOf('the lines of 40 of 41 agents with the broker are cut at once', 25);

function figuresOf(what: string, most: number): Figures {
  return {
    all: { what: `${what} → the last \`service.lost\` at an SSE reader`, unit: 's', limit: { most } },
    spread: { what: 'between the first `service.lost` and the last', unit: 'ms' },
    early: { what: 'losses over 1 s before the last', unit: 'events', limit: { most: 0 } },
  };
}

export const switchUdp: Measure = {
  name: 'switch',
  what: 'how soon, and whether together, 40 of 41 agents are lost that fall silent at once, known by UDP alone',
  runs: 2,
  deadlineMs: 300_000,
  run: (scene) => cutMost(scene, UDP, false),
};

export const switchBroker: Measure = {
  name: 'switch-broker',
  what: 'the same where they are connected to the broker',
  runs: 2,
  deadlineMs: 300_000,
  run: (scene) => cutMost(scene, BROKER, true),
};

async function cutMost(scene: Scene, { all, spread, early }: Figures, connected: boolean): Promise<Sample[]> {
  await startUp(scene);
  const startedAt = Date.now();
  const events = await scene.events();
  const more = connected ? { broker: scene.broker } : {};
  scene.rack({ ...KEPT, ...more });
  const rack = scene.rack({ ...CUT, ...more });
  await toldOfAll(events, 'service.found', [...idsOf(KEPT), ...idsOf(CUT)], 60_000);
  await inStep(events, startedAt);
  const cut = await rack.silence();
  const times = await toldOfAll(events, 'service.lost', idsOf(CUT), DEADLINE_MS);
  const last = Math.max(...times);
  return [
    { figure: all, value: (last - cut) / 1000 },
    { figure: spread, value: last - Math.min(...times) },
    { figure: early, value: times.filter((at) => last - at > BATCH_MS).length },
  ];
}
