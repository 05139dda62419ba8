import { missingTools } from '#testing/tools.js';
import type { TakeMode } from '#contracts/messages/take.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { startUp, standBy } from '../../parts/fleet.js';
import type { Scene } from '../../parts/scene.js';
import { startClockedCameras, VIDEO } from '../../parts/takes/clocked-cameras.js';
import { oneTake } from '../../parts/takes/one-take.js';
import { skewOf, trueStarts } from '../../parts/takes/true-starts.js';
import { withoutFilm } from '../../parts/takes/without-film.js';
import { wrongPairs, wrongStarts } from '../../parts/takes/wrong-claims.js';

const CAMERAS = 12;
const TAKES = 5;
const LENGTH_MS = 600;
const FRAME_MS = 1000 / VIDEO.fps;
const MODES = ['clock', 'framesync'] as const satisfies readonly TakeMode[];

const SKEW: Readonly<Record<TakeMode, Figure>> = {
  clock: skewFigure('clock', FRAME_MS + 2),
  // They are written down in tenths of a millisecond.
  framesync: skewFigure('framesync', 1),
};
const ARM: Readonly<Record<TakeMode, Figure>> = {
  clock: armFigure('clock'),
  framesync: armFigure('framesync'),
};
const WRONG: Figure = {
  what: 'starts and pairs of which a certificate claims what is not true, in either mode',
  unit: 'claims',
  limit: { most: 0 },
};
const MISSING: Figure = {
  what: 'cameras of a take that have no film, in either mode',
  unit: 'films',
  limit: { most: 0 },
};

function skewFigure(mode: TakeMode, most: number): Figure {
  const what = `mode \`${mode}\`, ${CAMERAS} cameras: true time of the first frame, latest − earliest`;
  return { what, unit: 'ms', limit: { most } };
}

function armFigure(mode: TakeMode): Figure {
  return { what: `mode \`${mode}\`: \`POST /takes\` → each has said whether it is ready`, unit: 'ms' };
}

export const frameSync: Measure = {
  name: 'frame-sync',
  what: 'the same simulated cameras by the clock and in step, in turn: how far their first frames lie apart',
  hindrance: () => missingTools(['ffmpeg']),
  runs: 3,
  deadlineMs: 400_000,
  async run(scene) {
    await startUp(scene);
    const ids = await startClockedCameras(scene, CAMERAS);
    const samples: Sample[] = [];
    for (let number = 0; number < TAKES; number++)
      for (const mode of MODES) {
        // The camera that led is opened anew after its take.
        await standBy(scene.place, ids);
        samples.push(...(await figuresOf(scene, mode)));
      }
    return samples;
  },
};

async function figuresOf(scene: Scene, mode: TakeMode): Promise<Sample[]> {
  const { take, certificate, armMs } = await oneTake(scene, { name: 'bench', mode, durationMs: LENGTH_MS });
  const starts = await trueStarts(scene, take);
  const { named, silent } = withoutFilm(take);
  for (const sentence of named) process.stderr.write(`${sentence}\n`);
  return [
    { figure: SKEW[mode], value: skewOf(starts) },
    { figure: ARM[mode], value: armMs },
    { figure: WRONG, value: wrongStarts(certificate, starts) + wrongPairs(certificate, starts) },
    { figure: MISSING, value: named.length + silent.length },
  ];
}
