import type { CertificateLimits } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { frameMsOf } from './camera-course.js';

/** What clocks are allowed beside one frame. */
const ALLOWANCE_MS = 2;

/** What a take is judged by: where it has no limit of its own, first frames lie within one frame of the slowest and 2 ms. */
export function limitsOf({ limits, entries }: Pick<TakeView, 'limits' | 'entries'>): CertificateLimits {
  const slowest = Math.max(0, ...entries.map((entry) => frameMsOf(entry) ?? 0));
  const edgeMs = Math.round((slowest + ALLOWANCE_MS) * 1000) / 1000;
  return { ...limits, skewMs: limits.skewMs ?? edgeMs, edgeMs };
}
