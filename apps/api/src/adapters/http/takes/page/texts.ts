import type { ClaimMs, ClaimPpm } from '#contracts/http/certificate-views.js';

export const NOT_KNOWN = 'not known';

/** `2026-01-31 12:00:00.002 UTC`. */
export function timeText(at: string | undefined): string {
  const time = at === undefined ? NaN : Date.parse(at);
  if (Number.isNaN(time)) return NOT_KNOWN;
  return `${new Date(time).toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}

/** Of the day: `12:00:00.002`. */
export function clockText(at: string | undefined): string {
  const time = at === undefined ? NaN : Date.parse(at);
  return Number.isNaN(time) ? NOT_KNOWN : new Date(time).toISOString().slice(11, 23);
}

export function ppmText(drift: ClaimPpm | undefined): string {
  if (!drift) return NOT_KNOWN;
  const sign = drift.ppm > 0 ? '+' : drift.ppm < 0 ? '−' : '';
  return `${sign}${Math.abs(drift.ppm).toFixed(1)} ± ${(Math.ceil(drift.boundPpm * 10) / 10).toFixed(1)} ppm`;
}

/** A frame is told to the microsecond: its bound is small. */
export function frameText(claim: ClaimMs | undefined): string {
  if (!claim) return NOT_KNOWN;
  return `${claim.ms.toFixed(4)} ± ${(Math.ceil(claim.boundMs * 10_000) / 10_000).toFixed(4)} ms`;
}

/** Since the start: `−14 ms`, `1.0 s`, `2:05`, `1:10:00`. */
export function sinceText(ms: number): string {
  const sign = ms < 0 ? '−' : '';
  const seconds = Math.abs(ms) / 1000;
  if (seconds < 1) return `${sign}${Math.abs(ms).toFixed(0)} ms`;
  if (seconds < 60) return `${sign}${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number): string => String(number).padStart(2, '0');
  return sign + (hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`);
}

export const GAP_CAUSES = {
  disk: 'the disk was too slow',
  camera: 'the camera lost them',
  restart: 'the camera was restarted',
  interrupted: 'the recording was interrupted',
} as const;

export const TIME_SOURCES = {
  arrival: 'arrival at the agent',
  pts: 'camera',
  sensor: 'sensor',
  order: 'order to take it',
} as const;

/** What a verdict is called where it stands large. */
export const VERDICTS = { pass: 'PASS', warn: 'WARN', fail: 'FAIL' } as const;
