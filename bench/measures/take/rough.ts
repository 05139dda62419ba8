import { seededRandom } from '#testing/seeded-random.js';
import { missingTools } from '#testing/tools.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { startUp } from '../../parts/fleet.js';
import type { Scene } from '../../parts/scene.js';
import { startClockedCameras } from '../../parts/takes/clocked-cameras.js';
import { oneTake } from '../../parts/takes/one-take.js';
import { RoughLink } from '../../parts/takes/rough-link.js';
import { trueStart } from '../../../test/e2e/support/true-time.js';
import { withoutFilm } from '../../parts/takes/without-film.js';
import { wrongStarts } from '../../parts/takes/wrong-claims.js';

const CAMERAS = 20;
const TAKES = 5;
const LENGTH_MS = 3000;
const ROUGH = { delayMs: 0, jitterMs: 50, loss: 0.2 } as const;
/** So far may a clock be unknown that is asked for over such a link. */
const CLOCK_LIMIT_MS = 1000;

const ARM: Figure = {
  what: `\`POST /takes\` for ${CAMERAS} cameras over such a link → its answer`,
  unit: 'ms',
};
const SKEW: Figure = {
  what: 'true time of the first frame, latest − earliest of those that rolled',
  unit: 'ms',
};
const NAMED: Figure = { what: 'cameras that a take named as not ready, or as without a film', unit: 'films' };
const SILENT: Figure = {
  what: 'cameras of a take that are neither saved nor named with a reason',
  unit: 'films',
  limit: { most: 0 },
};
const WRONG: Figure = {
  what: 'starts of which the certificate claims what is not true',
  unit: 'claims',
  limit: { most: 0 },
};

export const rough: Measure = {
  name: 'rough',
  what: `takes of ${CAMERAS} cameras whose way to the broker loses one piece in five, which comes as late as TCP sends it again, and is up to 50 ms late besides; ${TAKES} takes a run`,
  hindrance: () => missingTools(['ffmpeg']),
  runs: 3,
  deadlineMs: 600_000,
  async run(scene, run) {
    await startUp(scene);
    const link = await RoughLink.open(scene.place.ports.mqtt, ROUGH, seededRandom(run + 1));
    try {
      await startClockedCameras(scene, CAMERAS, { ROLLCALL_MQTT_URL: `mqtt://127.0.0.1:${link.port}` });
      const samples: Sample[] = [];
      for (let number = 0; number < TAKES; number++) samples.push(...(await takeFigures(scene)));
      return samples;
    } finally {
      link.close();
    }
  },
};

async function takeFigures(scene: Scene): Promise<Sample[]> {
  const limits = { clockErrorMs: CLOCK_LIMIT_MS };
  const { take, certificate, armMs } = await oneTake(scene, {
    name: 'rough',
    durationMs: LENGTH_MS,
    limits,
    policy: 'any',
  });
  const films = take.entries.flatMap(({ recordings }) =>
    recordings.filter(({ frames }) => frames > 0).slice(0, 1),
  );
  const truths = await Promise.all(
    films.map(async (film) => [film.cameraId, await trueStart(scene.place, film)] as const),
  );
  const times = truths.map(([, time]) => time);
  const { named, silent } = withoutFilm(take);
  return [
    { figure: ARM, value: armMs },
    { figure: SKEW, value: Math.max(...times) - Math.min(...times) },
    { figure: NAMED, value: named.length },
    { figure: SILENT, value: silent.length },
    { figure: WRONG, value: wrongStarts(certificate, new Map(truths)) },
  ];
}
