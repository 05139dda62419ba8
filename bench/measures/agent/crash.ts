import { seededRandom } from '#testing/seeded-random.js';
import {
  killAndLook,
  MOST_LOST_MS,
  randomMoment,
} from '../../../apps/camera-agent/test/crash/kill-and-look.js';
import { type Crash, CRASHES } from '../../../apps/camera-agent/test/crash/kill-recording.js';
import { type Spoil, SPOILS, type Standing } from '../../../apps/camera-agent/test/crash/what-stands.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';

/** Of each crash in a run; each film is looked at once with each spoil. */
const KILLS = 10;

const CRASHED: Readonly<Record<Crash, string>> = {
  process: 'SIGKILL',
  unsynced: 'SIGKILL, and what was not synced is gone',
};
const SPOILED: Readonly<Record<Spoil, string>> = {
  none: '',
  torn: ', the last 64 KiB torn off',
  zeroed: ', the last 64 KiB zeroed',
};

interface Kind {
  readonly crash: Crash;
  readonly spoil: Spoil;
  readonly lost: Figure;
  readonly recovered: Figure;
}

const KINDS = CRASHES.flatMap((crash) => SPOILS.map((spoil) => kindOf(crash, spoil)));
const WRONG: Figure = {
  what: 'in all of these films: what sidecar, frame times or film have wrong',
  unit: 'claims',
  limit: { most: 0 },
};

function kindOf(crash: Crash, spoil: Spoil): Kind {
  const what = `${CRASHED[crash]}${SPOILED[spoil]}`;
  const lost = { what: `${what}: film lost`, unit: 'ms', limit: { most: MOST_LOST_MS } } as const;
  return { crash, spoil, lost, recovered: { what: `${what}: recovered, of ${KILLS}`, unit: 'films' } };
}

export const crash: Measure = {
  name: 'crash',
  what: `what stands of films at 10 Mb/s whose recording is killed at random moments, ${KILLS} of each kind a run`,
  runs: 1,
  deadlineMs: 600_000,
  async run(_, run) {
    const random = seededRandom(run + 1);
    const samples: Sample[] = [];
    const wrong: string[] = [];
    for (const crash of CRASHES) {
      const looks: ReadonlyMap<Spoil, Standing>[] = [];
      for (let kill = 0; kill < KILLS; kill += 1)
        looks.push(await killAndLook(crash, randomMoment(random), kill === 0));
      for (const kind of KINDS.filter((each) => each.crash === crash)) {
        const standings = looks.flatMap((look) => look.get(kind.spoil) ?? []);
        samples.push(...samplesOf(kind, standings));
        wrong.push(...standings.flatMap((standing) => standing.wrong));
      }
    }
    return [...samples, { figure: WRONG, value: wrong.length }];
  },
};

function samplesOf({ lost, recovered }: Kind, standings: readonly Standing[]): Sample[] {
  const films = standings.filter(({ film }) => film !== undefined);
  return [
    ...standings.map(({ lostMs }) => ({ figure: lost, value: lostMs })),
    { figure: recovered, value: films.length },
  ];
}
