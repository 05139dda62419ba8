import type { ClaimMs } from './http/certificate-views.js';

/** `+1.3 ms ± 0.8 ms`, or in seconds from ten on; a bound is rounded up. */
export function claimText({ ms, boundMs }: ClaimMs): string {
  const isLong = Math.abs(ms) >= 10_000;
  const scale = isLong ? 1000 : 1;
  const digits = isLong ? 2 : 1;
  const sign = ms > 0 ? '+' : ms < 0 ? '−' : '';
  const value = (Math.abs(ms) / scale).toFixed(digits);
  const bound = (Math.ceil((boundMs / scale) * 10 ** digits - 1e-9) / 10 ** digits).toFixed(digits);
  return `${sign}${value} ± ${bound} ${isLong ? 's' : 'ms'}`;
}

/** `2.5 ms` or `14.2 s`. */
export function lengthText(ms: number): string {
  return Math.abs(ms) >= 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${ms.toFixed(1)} ms`;
}

/** `1 frame`, `2 frames`. */
export function framesText(frames: number): string {
  return frames === 1 ? '1 frame' : `${frames} frames`;
}
