import type {
  CertificateReason,
  CertificateVerdict,
  TakeCertificate,
} from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { courseOf } from './camera-course.js';
import type { TimesOfFilms } from './film-times.js';
import { limitsOf } from './limits.js';
import { modeDetailOf } from './mode-detail.js';
import { reasonsOf } from './reasons.js';
import { skewOf } from './skew.js';

/**
 * The certificate of a take. `times` has the frame times of those films whose could be had: without them the figures come
 * from what the agents wrote beside the films. `madeAt` is operator time.
 */
export function certifyTake(take: TakeView, times: TimesOfFilms, madeAt: string): TakeCertificate {
  const courses = take.entries.map((entry) => ({ entry, ...courseOf(entry, take, times) }));
  const limits = limitsOf(take);
  const firsts = courses.flatMap(({ camera: { cameraId }, first }) =>
    first ? [{ cameraId, at: first }] : [],
  );
  const skew = skewOf(firsts, limits.skewMs);
  const reasons = reasonsOf(take, courses, skew, limits);
  return {
    version: 1,
    ...identityOf(take),
    madeAt,
    modeDetail: modeDetailOf(take),
    limits,
    verdict: verdictOf(reasons),
    reasons,
    skew,
    cameras: courses.map(({ camera }) => camera),
  };
}

function identityOf(take: TakeView) {
  const { id, kind, name, number, slate, notes, by, createdAt, state, mode, policy, startAt, endAt } = take;
  return {
    takeId: id,
    name,
    number,
    ...(kind !== undefined && { kind }),
    ...(slate !== undefined && { slate }),
    ...(notes !== undefined && { notes }),
    ...(by !== undefined && { by }),
    createdAt,
    state,
    mode,
    policy,
    ...(startAt !== undefined && { startAt }),
    ...(endAt !== undefined && { endAt }),
  };
}

function verdictOf(reasons: readonly CertificateReason[]): CertificateVerdict {
  if (reasons.some(({ severity }) => severity === 'fail')) return 'fail';
  return reasons.length > 0 ? 'warn' : 'pass';
}
