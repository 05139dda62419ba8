import { BulkStartRequest, BulkStopRequest, RosterRequest } from '#contracts/http/requests.js';
import { AgentInfo } from '#contracts/messages/agent-info.js';
import { AgentState } from '#contracts/messages/agent-state.js';
import { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';
import { ClockReply, ClockRequest } from '#contracts/messages/clock.js';
import {
  RecordingDeleteArgs,
  RecordingStartArgs,
  RecordingStopArgs,
} from '#contracts/messages/command-args.js';
import { Command, ForgetCommand, Reply, SearchCommand } from '#contracts/messages/command.js';
import { Event } from '#contracts/messages/event.js';
import { Presence } from '#contracts/messages/presence.js';
import { Recording } from '#contracts/messages/recording.js';
import { RegistryMeta, Service } from '#contracts/messages/registry.js';
import { Search } from '#contracts/messages/search.js';

export interface Sample {
  readonly type: new () => object;
  /** A message with every field that there is. */
  readonly full: Record<string, unknown>;
  /** Paths of the fields and list entries that may be left out. */
  readonly optional: readonly string[];
}

const TIME = '2026-01-02T03:04:05.678Z';
const ERROR = { code: 'disk-full', detail: 'No space is left.', advice: 'Delete recordings.' };
const RECORDING = {
  id: 'r1',
  cameraId: 'cam',
  state: 'saved',
  name: 'Take 1',
  startedAt: TIME,
  timeSource: 'arrival',
  clockErrorMs: 0.5,
  plannedDurationMs: 10_000,
  durationMs: 10_000.5,
  frames: 300,
  droppedFrames: 0,
  bytes: 1_000_000,
  width: 640,
  height: 480,
  sha256: 'a'.repeat(64),
  note: 'complete',
};
const RECORDING_OPTIONAL = ['name', 'clockErrorMs', 'plannedDurationMs', 'sha256', 'note'];
const VIDEO = { width: 640, height: 480, fps: 30 };

/** One of each message and request; the objects below are never changed. */
export const SAMPLES: readonly Sample[] = [
  {
    type: AgentInfo,
    full: {
      hostname: 'raspberrypi',
      addresses: ['192.168.1.10', 'fe80::1'],
      port: 9898,
      fingerprint: 'f'.repeat(43),
      model: 'imx708',
      driver: 'simulated',
      modes: [{ width: 1920, height: 1080, maxFps: 30 }],
      version: '0.1.0',
      boot: 'b1',
    },
    optional: ['addresses.0', 'addresses.1', 'fingerprint', 'modes.0'],
  },
  {
    type: AgentState,
    full: {
      status: 'recording',
      error: ERROR,
      settings: { desired: VIDEO, reported: VIDEO },
      recording: RECORDING,
      disk: { totalBytes: 1e11, freeBytes: 1e10 },
      clock: { known: true, offsetMs: -12.5, errorMs: 0.2 },
      at: TIME,
    },
    optional: ['error', 'settings.reported', 'recording', ...RECORDING_OPTIONAL.map((f) => `recording.${f}`)],
  },
  {
    type: AgentTelemetry,
    full: {
      at: TIME,
      temperatureC: 51.5,
      load: 0.3,
      freeBytes: 1e10,
      memoryBytes: 1e8,
      frames: 900,
      droppedFrames: 0,
    },
    optional: ['temperatureC'],
  },
  { type: ClockRequest, full: { corr: 'c1' }, optional: [] },
  { type: ClockReply, full: { corr: 'c1', time: TIME }, optional: [] },
  {
    type: Command,
    full: { corr: 'c1', requester: 'api-1', issuedAt: TIME, ttlMs: 5000, args: { durationMs: 10_000 } },
    optional: [],
  },
  {
    type: Reply,
    full: { corr: 'c1', status: 'error', data: { id: 'r1' }, error: ERROR },
    optional: ['data', 'error'],
  },
  { type: SearchCommand, full: { corr: 'c1', requester: 'api-1' }, optional: [] },
  { type: ForgetCommand, full: { corr: 'c1', requester: 'api-1', id: 'cam' }, optional: [] },
  {
    type: Event,
    full: { id: 'e1', type: 'recording.started', time: TIME, subject: 'cam', data: { id: 'r1' } },
    optional: [],
  },
  {
    type: Presence,
    full: { state: 'ready', reason: 'none', epoch: 1_700_000_000_000, boot: 'b1', since: TIME },
    optional: [],
  },
  { type: Recording, full: RECORDING, optional: RECORDING_OPTIONAL },
  {
    type: Service,
    full: {
      id: 'cam',
      kind: 'camera',
      hostname: 'raspberrypi',
      label: 'raspberrypi (cam)',
      addresses: ['192.168.1.10'],
      port: 9898,
      status: 'found',
      reason: 'search',
      since: TIME,
      firstSeen: TIME,
      lastSeen: TIME,
      flags: ['suspect'],
      conflict: ['192.168.1.10', '192.168.1.11'],
    },
    optional: ['port', 'addresses.0', 'flags.0', 'conflict', 'conflict.0', 'conflict.1'],
  },
  {
    type: RegistryMeta,
    full: {
      epoch: 1_700_000_000_000,
      rev: 7,
      count: 3,
      refused: { 'not-json': 2 },
      links: [{ name: 'eth0', address: '192.168.1.2', broadcast: '192.168.1.255' }],
      leftOut: ['docker0'],
      seeds: ['10.0.0.7'],
      network: { silent: 40, known: 41, since: TIME, until: TIME },
    },
    optional: ['links.0', 'leftOut.0', 'seeds.0', 'network'],
  },
  {
    type: Search,
    full: {
      id: 's1',
      state: 'finished',
      trigger: 'request',
      startedAt: TIME,
      windowMs: 500,
      finishedAt: TIME,
      answered: 3,
      found: 1,
      lost: 0,
    },
    optional: ['finishedAt'],
  },
  {
    type: RecordingStartArgs,
    full: { durationMs: 10_000, name: 'Take 1' },
    optional: ['durationMs', 'name'],
  },
  { type: RecordingStopArgs, full: { recordingId: 'r1' }, optional: ['recordingId'] },
  { type: RecordingDeleteArgs, full: { recordingId: 'r1' }, optional: [] },
  {
    type: BulkStartRequest,
    full: { cameras: ['cam', 'cam-2'], durationMs: 10_000, name: 'Take 1' },
    optional: ['durationMs', 'name', 'cameras.0', 'cameras.1'],
  },
  {
    type: BulkStopRequest,
    full: { cameras: ['cam', 'cam-2'] },
    optional: ['cameras', 'cameras.0', 'cameras.1'],
  },
  { type: RosterRequest, full: { names: ['left-1', 'left-2'] }, optional: ['names.0', 'names.1'] },
];
