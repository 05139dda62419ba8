import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { ReadyCamera, RefusedCamera } from './ready-camera.js';

/** Both wall clocks are read in whole milliseconds. */
const READING_MS = 2;
const MOST_NAMED = 5;

export interface Fitting {
  /** Those that can come into step with each other; the first is the best to lead. */
  readonly cameras: readonly ReadyCamera[];
  readonly refused: readonly RefusedCamera[];
}

/**
 * Which of these cameras can have their frames in step: they go by one kind of clock, at one rate, and no wall clock among
 * them is surely off by more than half a frame. Where they differ the most have it.
 */
export function fittingCameras(ready: readonly ReadyCamera[]): Fitting {
  const kind = mostOf(ready, ({ report }) => report.syncClock ?? 'none');
  const rate = mostOf(kind.most, ({ report }) => rateOf(report.frameMs));
  const refused = [
    ...kind.others.map((camera) => refuse(camera, 'unsupported', otherKind(kind.most))),
    ...rate.others.map((camera) => refuse(camera, 'rates-differ', otherRate(camera, rate.most))),
  ];
  const isByWallClock = rate.most.some(({ report }) => report.syncClock === 'wall-clock');
  if (!isByWallClock) return { cameras: rate.most, refused };
  const { cameras, refused: off } = byWallClock(rate.most);
  return { cameras, refused: [...refused, ...off] };
}

/** The one in the middle leads: a single wrong clock then keeps one camera out, not all others. */
function byWallClock(cameras: readonly ReadyCamera[]): Fitting {
  const sorted = cameras.toSorted((a, b) => a.report.clock.offsetMs - b.report.clock.offsetMs);
  const leader = sorted[(sorted.length - 1) >> 1];
  if (!leader) return { cameras, refused: [] };
  const isNear = (camera: ReadyCamera): boolean => surelyApartMs(leader, camera) <= leader.report.frameMs / 2;
  return {
    cameras: [leader, ...cameras.filter((camera) => camera !== leader && isNear(camera))],
    refused: cameras
      .filter((camera) => !isNear(camera))
      .map((camera) => refuse(camera, 'wall-clock-off', wallClockOff(leader, camera))),
  };
}

/** What the operator's clock proves of two wall clocks, ms. */
function surelyApartMs(
  { report: { clock: one } }: ReadyCamera,
  { report: { clock: other } }: ReadyCamera,
): number {
  return Math.abs(one.offsetMs - other.offsetMs) - one.errorMs - other.errorMs - READING_MS;
}

function mostOf(
  cameras: readonly ReadyCamera[],
  keyOf: (camera: ReadyCamera) => string | number,
): { readonly most: readonly ReadyCamera[]; readonly others: readonly ReadyCamera[] } {
  const groups = [...Map.groupBy(cameras, keyOf).values()];
  const most = groups.reduce((best, each) => (each.length > best.length ? each : best), groups[0] ?? []);
  return { most, others: cameras.filter((camera) => !most.includes(camera)) };
}

function rateOf(frameMs: number): number {
  return Math.round(100_000 / frameMs) / 100;
}

function refuse(camera: ReadyCamera, code: RefusedCamera['error']['code'], detail: string): RefusedCamera {
  return { camera, error: new RollcallError(code, detail) };
}

function otherKind(most: readonly ReadyCamera[]): string {
  return `Its frames cannot be brought into step with those of ${namesOf(most)}, which are another kind of camera.`;
}

function otherRate({ report }: ReadyCamera, most: readonly ReadyCamera[]): string {
  const theirs = rateOf(most[0]?.report.frameMs ?? NaN);
  return `It gives ${rateOf(report.frameMs)} frames a second, and ${namesOf(most)} ${theirs}.`;
}

function wallClockOff(leader: ReadyCamera, camera: ReadyCamera): string {
  const apartMs = Math.round(surelyApartMs(leader, camera));
  return `The wall clock of its host is ${apartMs} ms or more off that of ${leader.label}, and its frames would be as much.`;
}

function namesOf(cameras: readonly ReadyCamera[]): string {
  const names = cameras.slice(0, MOST_NAMED).map(({ label }) => label);
  const more = cameras.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
