import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { AgentState } from '#contracts/messages/agent-state.js';
import type { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';
import type { Event } from '#contracts/messages/event.js';
import type { Presence } from '#contracts/messages/presence.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Still } from '#contracts/messages/still.js';
import type { NetworkTrouble, RegistryMeta, Service } from '#contracts/messages/registry.js';
import type { Search } from '#contracts/messages/search.js';

const AT = '2026-01-31T12:00:00.000Z';

export function serviceOf(id: string, more: Partial<Service> = {}): Service {
  return {
    id,
    kind: 'camera',
    hostname: `host-${id}`,
    label: `host-${id}`,
    addresses: ['127.0.0.1'],
    port: 9898,
    status: 'found',
    reason: 'search',
    since: AT,
    firstSeen: AT,
    lastSeen: AT,
    flags: [],
    ...more,
  };
}

export function infoOf(id: string, more: Partial<AgentInfo> = {}): AgentInfo {
  return {
    hostname: `host-${id}`,
    addresses: ['127.0.0.1'],
    port: 9898,
    model: 'imx708',
    driver: 'simulated',
    modes: [{ width: 640, height: 480, maxFps: 30 }],
    version: '0.1.0',
    boot: 'boot',
    ...more,
  };
}

export function stateOf(more: Partial<AgentState> = {}): AgentState {
  return {
    status: 'standing-by',
    settings: { desired: { width: 640, height: 480, fps: 30 } },
    disk: { totalBytes: 1000, freeBytes: 500 },
    clock: { known: true, offsetMs: 0, errorMs: 1 },
    at: AT,
    ...more,
  };
}

export function telemetryOf(load: number): AgentTelemetry {
  return { at: AT, load, freeBytes: 500, memoryBytes: 100, frames: 0, droppedFrames: 0 };
}

export function presenceOf(state: Presence['state'], epoch: number): Presence {
  return { state, reason: state === 'ready' ? 'none' : 'will', epoch, boot: 'boot', since: AT };
}

export function metaOf(count: number, more: Partial<RegistryMeta> = {}): RegistryMeta {
  return { epoch: 1, rev: 1, count, refused: {}, links: [], leftOut: [], seeds: [], ...more };
}

export function troubleOf(silent: number, known = 41, more: Partial<NetworkTrouble> = {}): NetworkTrouble {
  return { silent, known, since: AT, until: '2026-01-31T12:00:30.000Z', ...more };
}

export function recordingOf(cameraId: string, id: string, more: Partial<Recording> = {}): Recording {
  return {
    id,
    cameraId,
    state: 'saved',
    startedAt: AT,
    timeSource: 'arrival',
    durationMs: 1000,
    frames: 30,
    droppedFrames: 0,
    bytes: 1000,
    width: 640,
    height: 480,
    ...more,
  };
}

export function searchOf(id: string, more: Partial<Search> = {}): Search {
  const counts = { windowMs: 500, answered: 0, found: 0, lost: 0 };
  return { id, state: 'running', trigger: 'request', startedAt: AT, ...counts, ...more };
}

export function eventOf(type: string, subject: string, data: object): Event {
  return { id: 'event-1', type, time: AT, subject, data: { ...data } };
}

/** The picture of a camera for `take-1`, taken `offMs` after the instant of it. */
export function stillOf(cameraId: string, more: Partial<Still> = {}, offMs = 0): Still {
  const plannedAt = more.plannedAt ?? '2026-01-31T12:00:00.000Z';
  return {
    ...{ cameraId, takeId: 'take-1', file: `2026-01-31T12-00-00_${cameraId}_take-1.jpg`, plannedAt },
    takenAt: new Date(Date.parse(plannedAt) + offMs).toISOString(),
    ...{ boundMs: 1, source: 'stream', timeSource: 'sensor', width: 640, height: 480 },
    ...{ bytes: 4, sha256: '0'.repeat(64) },
    ...more,
  };
}
