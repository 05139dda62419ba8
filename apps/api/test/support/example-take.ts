import type { FilmTimes } from '#api/domain/takes/certificate/film-times.js';
import { toProblem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { entryOf, filmOf, pathOf, T, takeOf, type TrueCamera, wire } from './true-take.js';

const FRAME = 1000 / 30;
const STILL: TrueCamera = {
  startMs: 1.4,
  frameMs: FRAME,
  frames: 1800,
  lostBehind: [],
  driftPpm: 4,
  bounds: [0.4, 0.5],
  errors: [0.2, -0.3],
};

/** Wavers as coded frames do that are dated when they arrive. */
function wavering(times: readonly number[], byMs: number): number[] {
  let last = 0;
  return times.map(
    (ms, i) => (last = Math.max(last, i === 0 ? 0 : ms + byMs * Math.sin(i * 1.7) * Math.sin(i / 40))),
  );
}

function withoutHash({ sha256: _, ...film }: Recording): Recording {
  return film;
}

/** A take of six cameras, to which much of what may happen to one has happened. `name` is what one of them is called. */
export function exampleTake(name = 'Balcony <left> & "co"'): {
  take: TakeView;
  times: Map<string, FilmTimes>;
} {
  const times = new Map<string, FilmTimes>();
  const film = (id: string, truth: TrueCamera, waverMs: number, more: Partial<Recording> = {}): Recording => {
    const recording = filmOf(id, truth, {
      id: `film-${id}`,
      file: `2026-01-31_12-00-00_${id}.mp4`,
      bytes: 48_000_000,
      ...more,
    });
    times.set(recording.id, {
      sinceFirstMs: wavering(pathOf(truth), waverMs).map((ms) => Number(ms.toFixed(3))),
    });
    return recording;
  };
  const lost = { ...STILL, startMs: -9.2, lostBehind: [400, 401, 402, 1201], driftPpm: 22 };
  const first = { ...STILL, startMs: 6, frames: 700 };
  const again = { ...STILL, startMs: 6 + 700 * FRAME + 14_200, frames: 600 };
  const entries: TakeEntry[] = [
    entryOf('pi-door', [film('pi-door', STILL, 0.3)], { label: 'Door' }),
    entryOf('pi-left', [film('pi-left', lost, 0.4, { timeSource: 'pts' })], { label: name }),
    entryOf('pi-stage', [film('pi-stage', { ...STILL, startMs: 12.7, frameMs: FRAME * 1.00004 }, 0.2)], {
      label: 'Stage',
    }),
    entryOf(
      'usb-wide',
      [film('usb-wide', { ...STILL, startMs: -14, bounds: [2.2, 1.9] }, 5, { timeSource: 'arrival' })],
      {
        label: 'Wide',
      },
    ),
    entryOf('pi-right', [
      film('pi-right', first, 0.3, {
        state: 'recovered',
        note: 'The agent ended during the recording; 700 frames were on disk and stand.',
      }),
      withoutHash(film('pi-right-2', again, 0.3, { cameraId: 'pi-right' })),
    ]),
    entryOf('pi-roof', [], {
      label: 'Roof',
      state: 'refused',
      error: toProblem(new RollcallError('disk-full', 'The card has 3 MB left.')),
    }),
  ];
  const take = takeOf(entries, {
    endAt: wire(T + 60_000),
    policy: 'majority',
    slate: '12A',
    notes: 'Rain from the left; second try.',
    by: 'ann',
    limits: { droppedFrames: 5 },
  });
  return { take, times };
}
