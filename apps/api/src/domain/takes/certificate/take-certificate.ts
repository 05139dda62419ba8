import type {
  CertificateReason,
  CertificateVerdict,
  TakeCertificate,
} from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { TakeMode } from '#contracts/messages/take.js';
import { courseOf } from './camera-course.js';
import type { TimesOfFilms } from './film-times.js';
import { limitsOf } from './limits.js';
import { reasonsOf } from './reasons.js';
import { skewOf } from './skew.js';

const MODES: Readonly<Record<TakeMode, string>> = {
  clock:
    'Each camera began with the frame that was nearest to the instant. The cameras take their frames when they please, so that two may lie up to one frame apart however well they keep time.',
  framesync: 'The cameras also take their frames at the same instants.',
};

const STILLS =
  'Each camera gave the frame of its stream that was nearest to the instant, or took a picture of its own as near to it as it could. The cameras take their frames when they please, so that two may lie up to one frame apart however well they keep time.';

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

function modeDetailOf({ kind, mode }: TakeView): string {
  return kind === 'still' && mode === 'clock' ? STILLS : MODES[mode];
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
