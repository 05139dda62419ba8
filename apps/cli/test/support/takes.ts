import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import type { ArmReport } from '#contracts/messages/take.js';
import { problem } from './samples.js';

const T = '2026-01-31T12:00:00.120Z';

export function armReport(...findings: ArmReport['findings']): ArmReport {
  return {
    ready: findings.every(({ severity }) => severity === 'warning'),
    findings,
    ...{ leadMs: 20, workMs: 5, frameMs: 33 },
    clock: { known: true, offsetMs: 0, errorMs: 1 },
    disk: { totalBytes: 1000, freeBytes: 500 },
  };
}

export function finding(
  severity: 'refusal' | 'warning',
  code: ErrorCode,
  detail: string,
): ArmReport['findings'][number] {
  const { advice } = problem(code, detail);
  return { severity, code, detail, advice };
}

export function entry(cameraId: string, more: Partial<TakeEntry> = {}): TakeEntry {
  return { cameraId, label: cameraId, state: 'ready', report: armReport(), recordings: [], ...more };
}

export function take(entries: readonly TakeEntry[], more: Partial<TakeView> = {}): TakeView {
  const groups = Map.groupBy(entries, ({ state }) => state);
  return {
    ...{ id: 't1', name: 'walk', number: 2, state: 'armed', policy: 'all', mode: 'clock', armed: true },
    createdAt: T,
    cameras: Object.fromEntries([...groups].map(([state, each]) => [state, each.length])),
    limits: {},
    entries,
    ...more,
  };
}

/** Those of these entries that roll from T on. */
export function rolling(entries: readonly TakeEntry[], more: Partial<TakeView> = {}): TakeView {
  return take(entries, { state: 'rolling', startAt: T, leadMs: 50, ...more });
}

/** The certificate of a take, as far as clients read it. */
export function certificate(of: TakeView, more: Partial<TakeCertificate> = {}): TakeCertificate {
  const { id: takeId, name, number, createdAt, state, mode, policy, entries } = of;
  const claim = { ms: 1.4, boundMs: 1.2 };
  const [first, second] = entries;
  return {
    ...{ version: 1, takeId, name, number, createdAt, madeAt: T, state, mode, policy, modeDetail: '' },
    limits: { skewMs: 35, edgeMs: 35 },
    verdict: 'pass',
    reasons: [],
    skew: {
      limitMs: 35.3,
      ...(first && second && { largest: { early: first.cameraId, late: second.cameraId, skew: claim } }),
      cameras: [],
    },
    cameras: entries.map(({ cameraId, label, state: now, recordings }) => ({
      ...{ cameraId, label, state: now, start: claim, frames: 30, droppedFrames: 0, gapCount: 0 },
      ...{ gaps: [], framesRead: true, notes: [] },
      films: recordings.map(({ id, state: film, bytes, frames }, index) => {
        return { recordingId: id, part: index + 1, state: film, bytes, frames };
      }),
    })),
    ...more,
  };
}
