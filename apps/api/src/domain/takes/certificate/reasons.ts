import { cameraName } from '#contracts/camera-name.js';
import { claimText, framesText, lengthText } from '#contracts/figures.js';
import type {
  CertificateCamera,
  CertificateGap,
  CertificateLimits,
  CertificateReason,
  CertificateSkew,
  ClaimMs,
} from '#contracts/http/certificate-views.js';
import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';
import { reach } from './claims.js';

/** What a camera's reasons are taken from. */
export interface Judged {
  readonly entry: TakeEntry;
  readonly camera: CertificateCamera;
}

/** By so much a pre-roll may miss what was asked for: it begins with a frame. */
const PREROLL_FRAMES = 1.5;

type Severity = CertificateReason['severity'];

/** What is amiss with a take, the grave first. */
export function reasonsOf(
  take: TakeView,
  all: readonly Judged[],
  skew: CertificateSkew,
  limits: CertificateLimits,
): CertificateReason[] {
  const reasons = [
    ...takeReasons(take, all),
    ...skewReasons(skew, all),
    ...all.flatMap((each) => cameraReasons(each, take, limits)),
  ];
  const grave = (severity: Severity): CertificateReason[] =>
    reasons.filter((each) => each.severity === severity);
  return [...grave('fail'), ...grave('warn')];
}

function takeReasons({ state }: TakeView, all: readonly Judged[]): CertificateReason[] {
  if (state === 'arming' || state === 'armed' || state === 'rolling' || state === 'cut') {
    const detail = `The take is ${state}: its figures may change.`;
    return [{ severity: 'warn', finding: 'not-over', cameras: [], detail }];
  }
  if (all.some(({ camera }) => camera.frames > 0)) return [];
  return [{ severity: 'fail', finding: 'no-film', cameras: [], detail: 'No camera recorded anything.' }];
}

function skewReasons({ largest, limitMs }: CertificateSkew, all: readonly Judged[]): CertificateReason[] {
  if (!largest || reach(largest.skew) <= limitMs) return [];
  const { early, late, skew } = largest;
  const detail =
    `The first frame of ${nameOf(late, all)} lies ${claimText(skew)} behind that of ${nameOf(early, all)}: ` +
    `with its bound more than the ${lengthText(limitMs)} that are allowed.`;
  return [{ severity: 'fail', finding: 'skew', cameras: [early, late], ...overMs(skew, limitMs), detail }];
}

function cameraReasons(judged: Judged, take: TakeView, limits: CertificateLimits): CertificateReason[] {
  const course = [...stateReasons(judged, take), ...filmReasons(judged)];
  if (judged.camera.films.length === 0) return course;
  return [
    ...course,
    ...clockReasons(judged, limits),
    ...edgeReasons(judged, limits),
    ...prerollReasons(judged, take),
    ...lossReasons(judged, limits),
    ...hashReasons(judged),
  ];
}

/** With a policy that lets a take roll without some, those are no failure. */
function stateReasons({ entry, camera }: Judged, { policy, state }: TakeView): CertificateReason[] {
  const name = cameraName(camera);
  const why = entry.error ? ` ${entry.error.detail}` : '';
  const say = of(camera);
  if (entry.state === 'refused' || entry.state === 'out') {
    const severity = policy === 'all' ? 'fail' : 'warn';
    const what =
      entry.state === 'refused' ? 'was refused when the take was armed' : 'was left out of the take';
    return [say(severity, entry.state, `${name} ${what}.${why}`)];
  }
  if (entry.state === 'failed') return [say('fail', 'failed', `${name} failed.${why}`)];
  const isLost = (state === 'complete' || state === 'failed') && entry.state !== 'saved';
  return isLost ? [say('fail', 'failed', `${name} was ${entry.state} when the take was closed.${why}`)] : [];
}

function filmReasons({ entry, camera }: Judged): CertificateReason[] {
  const say = of(camera);
  const name = cameraName(camera);
  const films = entry.recordings.flatMap(({ state, note, reason }, index) => {
    const which = entry.recordings.length > 1 ? `part ${index + 1} of ${name}` : `the film of ${name}`;
    const why = note ?? reason ?? 'No reason was given.';
    if (state === 'failed') return [say('fail', 'failed', `Recording ${which} failed. ${why}`)];
    return state === 'recovered'
      ? [say('warn', 'recovered', `After a crash ${which} was repaired. ${why}`)]
      : [];
  });
  const isEmpty = entry.state === 'saved' && camera.films.length === 0;
  return isEmpty ? [...films, say('fail', 'no-film', `${name} has no film.`)] : films;
}

function clockReasons({ entry, camera }: Judged, { clockErrorMs }: CertificateLimits): CertificateReason[] {
  const say = of(camera);
  const name = cameraName(camera);
  if (camera.firstFrameAt === undefined) {
    const isMeasured = entry.recordings.some(({ clockErrorMs: error }) => error !== undefined);
    const why = isMeasured ? 'it is not in what was saved' : 'nobody measured its clock';
    return [say('fail', 'clock-unknown', `When ${name} took its first frame is not known: ${why}.`)];
  }
  const errors = entry.recordings.flatMap(({ clockErrorMs: error }) => error ?? []);
  // The bound of a picture by order is that of its exposure, not of a clock.
  if (entry.still && entry.still.timeSource !== 'order') errors.push(entry.still.boundMs);
  const worst = Math.max(0, ...errors);
  if (clockErrorMs === undefined || worst <= clockErrorMs) return [];
  const detail = `The clock of ${name} was known to ${lengthText(worst)}: ${lengthText(clockErrorMs)} are allowed.`;
  return [{ ...say('fail', 'clock-error', detail), figure: worst, limit: clockErrorMs, unit: 'ms' }];
}

function edgeReasons({ camera }: Judged, { edgeMs }: CertificateLimits): CertificateReason[] {
  return (['start', 'end'] as const).flatMap((edge) => {
    const claim = camera[edge];
    if (!claim || reach(claim) <= edgeMs) return [];
    const what = edge === 'start' ? 'began' : 'ended';
    const detail = `${cameraName(camera)} ${what} ${claimText(claim)} from the ${edge} of the take: with its bound more than ${lengthText(edgeMs)}.`;
    return [{ ...of(camera)('warn', edge, detail), ...overMs(claim, edgeMs) }];
  });
}

/** A camera that was opened anew shortly before remembers no more: so does each after it was brought in step. */
function prerollReasons({ camera }: Judged, { prerollMs: asked = 0 }: TakeView): CertificateReason[] {
  const { prerollMs: has = 0, frameMs = 0 } = camera;
  if (has >= asked - PREROLL_FRAMES * frameMs) return [];
  const detail = `${cameraName(camera)} has ${lengthText(has)} from before the start: ${lengthText(asked)} were asked for.`;
  return [{ ...of(camera)('warn', 'preroll-short', detail), figure: has, limit: asked, unit: 'ms' }];
}

function lossReasons({ camera }: Judged, { droppedFrames: limit }: CertificateLimits): CertificateReason[] {
  const breaks = camera.gaps.filter(({ cause }) => cause === 'interrupted');
  const lost = camera.droppedFrames + breaks.reduce((sum, { frames }) => sum + frames, 0);
  const say = of(camera);
  const name = cameraName(camera);
  const interrupted = breaks.map((gap) => say('warn', 'interrupted', `${name} ${interruptionText(gap)}`));
  if (lost <= (limit ?? 0)) return interrupted;
  const allowed = limit === undefined ? '.' : `: ${framesText(limit)} are allowed.`;
  const reason = say(
    limit === undefined ? 'warn' : 'fail',
    'lost-frames',
    `${name} lost ${framesText(lost)}${allowed}`,
  );
  return [{ ...reason, figure: lost, limit: limit ?? 0, unit: 'frames' }, ...interrupted];
}

function interruptionText({ part, frames, length }: CertificateGap): string {
  if (frames > 0) return `was interrupted: part ${part}, gap ${lengthText(length.ms)}.`;
  return `may have been interrupted: part ${part} begins ${claimText(length)} behind the end of the part before.`;
}

function hashReasons({ camera }: Judged): CertificateReason[] {
  return camera.films.flatMap(({ part, sha256 }) => {
    if (sha256 !== undefined) return [];
    const which =
      camera.films.length > 1 ? `Part ${part} of ${cameraName(camera)}` : `The film of ${cameraName(camera)}`;
    return [of(camera)('warn', 'no-hash', `${which} has no SHA-256: nothing shows that it was not changed.`)];
  });
}

function of({ cameraId }: CertificateCamera) {
  return (severity: Severity, finding: CertificateReason['finding'], detail: string): CertificateReason => ({
    severity,
    finding,
    cameras: [cameraId],
    detail,
  });
}

function overMs(claim: ClaimMs, limit: number): Pick<CertificateReason, 'figure' | 'limit' | 'unit'> {
  return { figure: reach(claim), limit, unit: 'ms' };
}

function nameOf(cameraId: string, all: readonly Judged[]): string {
  const found = all.find(({ camera }) => camera.cameraId === cameraId);
  return found ? cameraName(found.camera) : cameraId;
}
