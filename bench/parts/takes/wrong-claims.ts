import type { ClaimMs, TakeCertificate } from '#contracts/http/certificate-views.js';

/** What a picture says is cut off to this. */
const MARK_MS = 0.1;

/** How many starts a certificate claims to lie where they do not, by the true time of each camera's first frame, unix ms. */
export function wrongStarts(
  { startAt = '', cameras }: TakeCertificate,
  truths: ReadonlyMap<string, number>,
): number {
  const instant = Date.parse(startAt);
  return cameras.filter(({ cameraId, start }) => {
    const truth = truths.get(cameraId);
    return start && truth !== undefined && isWrong(start, truth - instant);
  }).length;
}

/** The same of the pair that is the furthest apart: 1 or 0. */
export function wrongPairs(
  { skew: { largest } }: TakeCertificate,
  truths: ReadonlyMap<string, number>,
): number {
  const [early, late] = [truths.get(largest?.early ?? ''), truths.get(largest?.late ?? '')];
  if (!largest || early === undefined || late === undefined) return 0;
  return isWrong(largest.skew, late - early) ? 1 : 0;
}

function isWrong({ ms, boundMs }: ClaimMs, truth: number): boolean {
  return Math.abs(ms - truth) > boundMs + MARK_MS;
}
