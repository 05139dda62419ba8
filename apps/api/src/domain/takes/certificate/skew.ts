import {
  type CameraSkew,
  type CertificateSkew,
  type ClaimMs,
  MAX_SKEW_MATRIX,
  type SkewPair,
} from '#contracts/http/certificate-views.js';
import { between, reach, ROUNDING_MS, told } from './claims.js';

/** When the first frame of a camera was, unix ms. */
export interface FirstFrame {
  readonly cameraId: string;
  readonly at: ClaimMs;
}

/** How far the first frames of a take lie apart. */
export function skewOf(firsts: readonly FirstFrame[], limitMs: number): CertificateSkew {
  const largest = largestPair(firsts);
  const isSmall = firsts.length > 1 && firsts.length <= MAX_SKEW_MATRIX;
  return {
    limitMs,
    ...(largest && { largest }),
    cameras: firsts.length > 1 ? eachOf(firsts) : [],
    ...(isSmall && {
      matrix: firsts.map((row) => firsts.map((column) => matrixCell(row, column))),
    }),
  };
}

function matrixCell(row: FirstFrame, column: FirstFrame): ClaimMs {
  return row === column ? { ms: 0, boundMs: 0 } : told(between(row.at, column.at));
}

/** Not always the earliest and the latest: one that is less sure may be further from a third. */
function largestPair(firsts: readonly FirstFrame[]): SkewPair | undefined {
  let largest: SkewPair | undefined;
  let furthest = -1;
  firsts.forEach((one, index) => {
    for (const other of firsts.slice(index + 1)) {
      const [early, late] = one.at.ms <= other.at.ms ? [one, other] : [other, one];
      const skew = between(early.at, late.at);
      if (reach(skew) <= furthest) continue;
      furthest = reach(skew);
      largest = { early: early.cameraId, late: late.cameraId, skew };
    }
  });
  return largest && { ...largest, skew: told(largest.skew) };
}

/** Whichever truly was the earliest, and where the median truly is, is off by no more than the least sure of all. */
function eachOf(firsts: readonly FirstFrame[]): CameraSkew[] {
  const unsureMs = Math.max(...firsts.map(({ at }) => at.boundMs));
  const times = firsts.map(({ at }) => at.ms).sort((a, b) => a - b);
  const earliest = times[0] ?? 0;
  const median = ((times[(times.length - 1) >> 1] ?? 0) + (times[times.length >> 1] ?? 0)) / 2;
  return firsts.map(({ cameraId, at }) => {
    const boundMs = at.boundMs + unsureMs + ROUNDING_MS;
    return {
      cameraId,
      behindEarliest: told({ ms: at.ms - earliest, boundMs }),
      behindMedian: told({ ms: at.ms - median, boundMs }),
    };
  });
}
