import type { ClaimMs, ClaimPpm } from '#contracts/http/certificate-views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { DRIFT, instantOf, ROUNDING_MS, surest } from './claims.js';
import { type FilmTimes, TIMES_ROUNDING_MS } from './film-times.js';

/** When what was asked for in a film began; undefined where that was never measured, or is not in the film. */
export function firstInstant({ startedAt, firstFrame, clockErrorMs }: Recording): ClaimMs | undefined {
  const first = firstFrame && instantOf(firstFrame.at, clockErrorMs);
  return first && { ...first, boundMs: first.boundMs + DRIFT * spanMs(startedAt, firstFrame.at) };
}

/**
 * Operator time of the last frame: as it was known at the end or, where that is less sure, counted from the first by the
 * agent's clock.
 */
export function lastInstant(film: Recording): ClaimMs | undefined {
  const { startedAt, lastFrame, clockErrorMs, clockAtEnd } = film;
  const counted = lastFrame && instantOf(lastFrame.at, clockErrorMs);
  const drifted = counted && {
    ...counted,
    boundMs: counted.boundMs + DRIFT * (spanMs(startedAt, lastFrame.at) + ROUNDING_MS),
  };
  const known = lastFrame && clockAtEnd && instantOf(clockAtEnd.at, clockAtEnd.errorMs);
  return surest([known, drifted], ({ boundMs }) => boundMs);
}

/**
 * How much faster the operator's clock went than the agent's, from what the agent knew of the time at the first frame and
 * at the last. Undefined where one of both is not known.
 */
export function driftOf({ startedAt, lastFrame, clockErrorMs, clockAtEnd }: Recording): ClaimPpm | undefined {
  if (!lastFrame || !clockAtEnd || clockErrorMs === undefined) return undefined;
  const span = spanMs(startedAt, lastFrame.at);
  if (span <= ROUNDING_MS) return undefined;
  const ppm = ((Date.parse(clockAtEnd.at) - Date.parse(lastFrame.at)) / span) * 1e6;
  const unsureMs = clockErrorMs + clockAtEnd.errorMs + ROUNDING_MS;
  const shortest = span - ROUNDING_MS;
  return { ppm, boundPpm: (unsureMs / shortest) * 1e6 + Math.abs(ppm) * (ROUNDING_MS / shortest) };
}

/**
 * How long one frame took on average by the operator's clock, those included that are missing. Undefined where it is not
 * known how many are.
 */
export function trueFrameOf(
  film: Recording,
  times: FilmTimes | undefined,
  frameMs: number | undefined,
): ClaimMs | undefined {
  const span = times ? spanOf(times) : wireSpan(film);
  const count = times && frameMs !== undefined ? stepsOf(times, frameMs) : wireSteps(film);
  if (!span || count === undefined || count < 1) return undefined;
  const plain = { ms: span.ms, boundMs: span.boundMs + DRIFT * (span.ms + span.boundMs) };
  const whole = surest([plain, corrected(span, driftOf(film))], ({ boundMs }) => boundMs) ?? plain;
  return { ms: whole.ms / count, boundMs: whole.boundMs / count };
}

/** Which step of its own rate each frame is: one more than that of the frame before, or more where frames are missing. */
export function stepBetween(beforeMs: number, behindMs: number, frameMs: number): number {
  return Math.max(1, Math.round((behindMs - beforeMs) / frameMs));
}

function corrected(span: ClaimMs, drift: ClaimPpm | undefined): ClaimMs | undefined {
  if (!drift) return undefined;
  const factor = 1 + drift.ppm / 1e6;
  const most = (span.ms + span.boundMs) * (drift.boundPpm / 1e6);
  return { ms: span.ms * factor, boundMs: span.boundMs * factor + most };
}

function spanOf({ sinceFirstMs }: FilmTimes): ClaimMs | undefined {
  const last = sinceFirstMs[sinceFirstMs.length - 1];
  return last === undefined ? undefined : { ms: last, boundMs: TIMES_ROUNDING_MS };
}

function wireSpan({ startedAt, lastFrame }: Recording): ClaimMs | undefined {
  return lastFrame && { ms: spanMs(startedAt, lastFrame.at), boundMs: ROUNDING_MS };
}

function stepsOf({ sinceFirstMs }: FilmTimes, frameMs: number): number {
  let steps = 0;
  for (let i = 1; i < sinceFirstMs.length; i++)
    steps += stepBetween(sinceFirstMs[i - 1] ?? 0, sinceFirstMs[i] ?? 0, frameMs);
  return steps;
}

/** Gaps that are not listed may lie behind the last frame, where they count for nothing. */
function wireSteps({ frames, lastFrame, gaps = [], gapCount = 0 }: Recording): number | undefined {
  if (!lastFrame || gapCount > gaps.length) return undefined;
  const missing = gaps.filter(({ index }) => index < frames).reduce((sum, gap) => sum + gap.frames, 0);
  return lastFrame.index + missing;
}

function spanMs(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
