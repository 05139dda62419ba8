import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing/eventually.js';
import { idsOf } from '#testing/rack/protocol.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { foundIds } from '../../parts/fleet.js';
import { LastingReader } from '../../parts/lasting-reader.js';
import { startPart, type PartName } from '../../parts/operator-parts.js';
import type { Scene } from '../../parts/scene.js';
import type { Place } from '../../../test/e2e/support/place.js';
import type { Rollcall } from '#testing/rollcall.js';

const LINED = { prefix: 'lined-', count: 5, firstAddress: '127.1.0.1' };
const UDP = { prefix: 'udp-', count: 2, firstAddress: '127.1.1.1' };
const IDS = [...idsOf(LINED), ...idsOf(UDP)];

const PARTS: readonly PartName[] = ['broker', 'discovery', 'api'];
/** One part, or all of them as when the operator's host reboots; killed and told to end in turn. */
const SCENES: readonly (readonly PartName[])[] = [['broker'], ['discovery'], ['api'], PARTS, PARTS];
const PER_RUN = 10;

const WHOLE: Figure = {
  what: 'the last restarted part says that it runs → `GET /services` has all 7 live agents found, discovery being ready',
  unit: 'ms',
  limit: { most: 5000 },
};
const LOSSES: Figure = {
  what: `losses of live agents told to an SSE reader, by an event or a snapshot, in ${PER_RUN} restarts`,
  unit: 'events',
  limit: { most: 0 },
};

/** Longer than discovery holds a loss back. */
const SETTLE_MS = 3000;
const DEADLINE_MS = 20_000;

export const restarts: Measure = {
  name: 'restarts',
  what: `whether live agents are lost when parts are killed or told to end and start again, ${PER_RUN} times each run`,
  runs: 5,
  deadlineMs: 400_000,
  async run(scene) {
    const running = new Map<PartName, Rollcall>();
    for (const part of PARTS) running.set(part, await startPart(scene, part));
    scene.rack({ ...LINED, broker: scene.broker });
    scene.rack({ ...UDP, announce: true });
    await eventually('all are found', () => isWhole(scene.place), DEADLINE_MS);
    const reader = await LastingReader.open(scene.place);
    try {
      const samples: Sample[] = [];
      for (let i = 0; i < PER_RUN; i += 1) samples.push(await restart(scene, running, i));
      return [...samples, { figure: LOSSES, value: reader.losses(IDS).length }];
    } finally {
      await reader.close();
    }
  },
};

async function restart(scene: Scene, running: Map<PartName, Rollcall>, i: number): Promise<Sample> {
  const parts = SCENES[i % SCENES.length] ?? PARTS;
  const signal = i % 2 === 0 ? 'SIGKILL' : 'SIGTERM';
  await Promise.all(parts.flatMap((part) => running.get(part)?.end(signal) ?? []));
  const started = parts.map(async (part) => running.set(part, await startPart(scene, part)));
  await Promise.all(started);
  const ready = performance.now();
  await eventually('all are found again', () => isWhole(scene.place), DEADLINE_MS);
  const value = performance.now() - ready;
  await pause(SETTLE_MS);
  return { figure: WHOLE, value };
}

async function isWhole(place: Place): Promise<boolean> {
  const response = await fetch(`${place.origin}/health/ready`);
  await response.body?.cancel();
  const found = await foundIds(place);
  return response.ok && IDS.every((id) => found.includes(id));
}
