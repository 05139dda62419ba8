import type { HelperProcess } from '#testing/helpers/helper-process.js';
import { LoadedRestart, type RestartOutcome } from '../../parts/loaded-restart.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { LastingCrowd } from '../../parts/streams/lasting-crowd.js';
import { setStage } from '../../parts/troupe.js';

const AGENTS = 20;
const READERS = 50;
const SIGNALS = ['SIGTERM', 'SIGKILL'] as const;

const DONE: Figure = {
  what: 'commands with a key of their own, repeated until they were answered',
  unit: 'requests',
};
const REPEATED: Figure = {
  what: 'of them, those that had to be sent again over a restart',
  unit: 'requests',
};
const TWICE: Figure = {
  what: 'carried out by an agent more than once',
  unit: 'requests',
  limit: { most: 0 },
};
const NEVER: Figure = { what: 'answered well and never carried out', unit: 'requests', limit: { most: 0 } };
const RETURNS: Figure = {
  what: `times that ${READERS} readers came back with the id that they had heard last`,
  unit: 'connections',
};
const GAPS: Figure = {
  what: 'of them, those that were given neither the next event nor a reset with a snapshot',
  unit: 'connections',
  limit: { most: 0 },
};
const AWAY: Figure = {
  what: 'the end of the API is asked for → the API that follows answers a command',
  unit: 'ms',
};

export const restart: Measure = {
  name: 'restart',
  what: `whether readers and commands survive a restart of the API under load, by ${SIGNALS.join(' and by ')}`,
  runs: 3,
  deadlineMs: 180_000,
  async run(scene) {
    const stage = await setStage(scene, AGENTS);
    const readers = await LastingCrowd.open(scene.place, READERS);
    try {
      const load = new LoadedRestart(scene, stage);
      const outcome = await load.run(SIGNALS);
      return [...samplesOf(outcome, await executions(stage.troupe)), ...readerSamples(readers)];
    } finally {
      readers.close();
    }
  },
};

/** How often each command was carried out, by its number. */
async function executions(troupe: HelperProcess): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const each of await troupe.ask<number[]>('identified')) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

function samplesOf(
  { answered, repeated, awayMs }: RestartOutcome,
  counts: ReadonlyMap<number, number>,
): Sample[] {
  return [
    { figure: DONE, value: answered.length },
    { figure: REPEATED, value: repeated },
    { figure: TWICE, value: [...counts.values()].filter((count) => count > 1).length },
    { figure: NEVER, value: answered.filter((each) => !counts.has(each)).length },
    ...awayMs.map((value) => ({ figure: AWAY, value })),
  ];
}

function readerSamples({ returns, gaps }: LastingCrowd): Sample[] {
  return [
    { figure: RETURNS, value: returns },
    { figure: GAPS, value: gaps },
  ];
}
