import type { CameraView, RosterView, Snapshot } from '#contracts/http/views.js';
import type { Problem } from '#contracts/errors/problem.js';
import { toProblem } from '#contracts/errors/problem.js';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { NetworkTrouble, Service } from '#contracts/messages/registry.js';

const TIME = '2026-01-31T12:00:00.000Z';

export function service(id: string, more: Partial<Service> = {}): Service {
  return {
    id,
    kind: 'camera',
    hostname: `host-of-${id}`,
    label: `host-of-${id}`,
    addresses: ['127.0.0.1'],
    port: 9898,
    status: 'found',
    reason: 'search',
    since: TIME,
    firstSeen: TIME,
    lastSeen: TIME,
    flags: [],
    ...more,
  };
}

export function camera(id: string, more: Partial<CameraView> = {}): CameraView {
  return {
    id,
    hostname: `host-of-${id}`,
    status: 'standing-by',
    model: 'simulated',
    driver: 'simulated',
    version: '0.1.0',
    capabilities: { modes: [], controls: [] },
    settings: { desired: { width: 640, height: 480, fps: 30 } },
    disk: { totalBytes: 1000, freeBytes: 500 },
    clock: { known: true, offsetMs: 0, errorMs: 1 },
    ...more,
  };
}

export function recording(cameraId: string, id: string, more: Partial<Recording> = {}): Recording {
  return {
    id,
    cameraId,
    state: 'saved',
    startedAt: TIME,
    timeSource: 'arrival',
    durationMs: 10_000,
    frames: 300,
    droppedFrames: 0,
    bytes: 2_000_000,
    width: 640,
    height: 480,
    ...more,
  };
}

export function snapshot(...ids: string[]): Snapshot {
  return { services: ids.map((id) => service(id)), cameras: ids.map((id) => camera(id)), stale: false };
}

export function trouble(silent: number, known: number): NetworkTrouble {
  return { silent, known, since: TIME, until: new Date(2026, 0, 31, 17, 5, 9).toISOString() };
}

export function roster(more: Partial<RosterView> = {}): RosterView {
  return { names: [], present: 0, missing: [], unexpected: [], ...more };
}

export function problem(code: ErrorCode, detail: string): Problem {
  return toProblem(new RollcallError(code, detail));
}
