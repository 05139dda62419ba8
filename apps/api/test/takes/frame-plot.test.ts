import { plotOf } from '#api/domain/takes/certificate/frame-plot.js';
import type { FilmTimes } from '#api/domain/takes/certificate/film-times.js';
import { entryOf, filmOf, pathOf, T, takeOf, type TrueCamera } from '../support/true-take.js';

const CAMERA: TrueCamera = {
  startMs: 5,
  frameMs: 40,
  frames: 50,
  lostBehind: [],
  driftPpm: 0,
  bounds: [0.5, 0.5],
  errors: [0, 0],
};

function timesOf(truth: TrueCamera, stretch = 1): ReadonlyMap<string, FilmTimes> {
  return new Map([['film-of-cam', { sinceFirstMs: pathOf(truth).map((ms) => ms * stretch) }]]);
}

function plot(truth: TrueCamera, stretch = 1): ReturnType<typeof plotOf> {
  return plotOf(takeOf([entryOf('cam', [filmOf('cam', truth)])]), timesOf(truth, stretch));
}

test('a camera at its own rate lies level, by as much as it began late', () => {
  const { cameras, originMs, fromMs, untilMs } = plot(CAMERA);
  expect([originMs, fromMs, untilMs]).toEqual([T, 0, 5 + 49 * 40]);
  expect(cameras[0]?.gaps).toEqual([]);
  const points = cameras[0]?.runs.flat() ?? [];
  expect(points).toHaveLength(50);
  for (const { lowMs, highMs } of points)
    expect([lowMs, highMs]).toEqual([expect.closeTo(5, 6), expect.closeTo(5, 6)]);
});

test('a rate that is not quite the nominal one adds up and does not jump back', () => {
  const points = plot({ ...CAMERA, frames: 400 }, 1.01).cameras[0]?.runs.flat() ?? [];
  expect(points.at(-1)?.highMs).toBeCloseTo(5 + 399 * 0.4, 6);
});

test('frames that are missing break the line and are marked', () => {
  const [camera] = plot({ ...CAMERA, lostBehind: [10] }).cameras;
  expect(camera?.runs.map((run) => run.length)).toEqual([10, 40]);
  expect(camera?.gaps).toEqual([
    { fromMs: expect.closeTo(405, 6) as number, untilMs: expect.closeTo(445, 6) as number },
  ]);
});

test('long films are thinned out, and their extremes stay', () => {
  const truth = { ...CAMERA, frames: 100_000 };
  const sinceFirstMs = pathOf(truth).map((ms, i) => ms + (i === 54_321 ? 13 : 0));
  const take = takeOf([entryOf('cam', [filmOf('cam', truth)])]);
  const points = plotOf(take, new Map([['film-of-cam', { sinceFirstMs }]])).cameras[0]?.runs.flat() ?? [];
  expect(points.length).toBeLessThanOrEqual(601);
  expect(Math.max(...points.map(({ highMs }) => highMs))).toBeCloseTo(18, 6);
});

test('a camera whose times were not read is named', () => {
  const take = takeOf([entryOf('cam', [filmOf('cam', CAMERA)])]);
  expect(plotOf(take, new Map())).toMatchObject({ cameras: [], missing: ['the cam'] });
});
