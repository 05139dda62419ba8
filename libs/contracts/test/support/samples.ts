import {
  BulkStartRequest,
  BulkStopRequest,
  RecordingKeepRequest,
  RosterRequest,
} from '#contracts/http/requests.js';
import { AgentInfo } from '#contracts/messages/agent-info.js';
import { AgentState } from '#contracts/messages/agent-state.js';
import { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';
import { ClockReply, ClockRequest } from '#contracts/messages/clock.js';
import {
  IdentifyArgs,
  PowerArgs,
  RecordingDeleteArgs,
  RecordingKeepArgs,
  RecordingStartArgs,
  RecordingStopArgs,
  SettingsChangeArgs,
} from '#contracts/messages/command-args.js';
import { Command, ForgetCommand, Reply, SearchCommand } from '#contracts/messages/command.js';
import { Event } from '#contracts/messages/event.js';
import { FrameSync, TakeSyncArgs } from '#contracts/messages/frame-sync.js';
import { Presence } from '#contracts/messages/presence.js';
import { Recording } from '#contracts/messages/recording.js';
import { RegistryMeta, Service } from '#contracts/messages/registry.js';
import { Search } from '#contracts/messages/search.js';
import {
  CHANGE,
  CLOCK,
  CLOCK_OPTIONAL,
  CONTROLS_OF_A_CAMERA,
  CONTROLS_OPTIONAL,
  CONTROL_NAMES,
  ERROR,
  RECORDING,
  RECORDING_OPTIONAL,
  SETTINGS,
  START,
  TIME,
  within,
} from './sample-parts.js';

export interface Sample {
  readonly type: new () => object;
  /** A message with every field that there is. */
  readonly full: Record<string, unknown>;
  /** Paths of the fields and list entries that may be left out. */
  readonly optional: readonly string[];
}

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
      controls: CONTROLS_OF_A_CAMERA,
      version: '0.1.0',
      boot: 'b1',
    },
    optional: ['addresses.0', 'addresses.1', 'fingerprint', 'modes.0', ...CONTROLS_OPTIONAL],
  },
  {
    type: AgentState,
    full: {
      status: 'recording',
      error: ERROR,
      settings: { desired: SETTINGS, reported: SETTINGS, notTaken: [{ name: 'video', detail: 'too fast' }] },
      annotation: 'track',
      recording: RECORDING,
      disk: { totalBytes: 1e11, freeBytes: 1e10, reserveBytes: 1e9, level: 'ok', error: ERROR },
      clock: CLOCK,
      at: TIME,
    },
    optional: [
      'error',
      ...within('settings.desired', CONTROL_NAMES),
      ...within('settings.reported', CONTROL_NAMES),
      'settings.reported',
      'settings.notTaken',
      'settings.notTaken.0',
      'annotation',
      'recording',
      ...within('recording', RECORDING_OPTIONAL),
      'disk.reserveBytes',
      'disk.level',
      'disk.error',
      ...within('clock', CLOCK_OPTIONAL),
    ],
  },
  {
    type: AgentTelemetry,
    full: {
      at: TIME,
      temperatureC: 51.5,
      throttled: false,
      underVoltage: true,
      powerTrouble: true,
      load: 0.3,
      freeBytes: 1e10,
      memoryBytes: 1e8,
      frames: 900,
      droppedFrames: 0,
    },
    optional: ['temperatureC', 'throttled', 'underVoltage', 'powerTrouble'],
  },
  { type: ClockRequest, full: { corr: 'c1' }, optional: [] },
  {
    type: ClockReply,
    full: { corr: 'c1', time: TIME, reachedMs: 1767323045678.25, leftMs: 1767323045678.5, errorMs: 0.002 },
    optional: ['reachedMs', 'leftMs', 'errorMs'],
  },
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
  { type: SearchCommand, full: { corr: 'c1', requester: 'api-1', request: 'q-1' }, optional: ['request'] },
  {
    type: ForgetCommand,
    full: { corr: 'c1', requester: 'api-1', id: 'cam', request: 'q-1' },
    optional: ['request'],
  },
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
    full: START,
    optional: Object.keys(START),
  },
  { type: RecordingStopArgs, full: { recordingId: 'r1' }, optional: ['recordingId'] },
  { type: RecordingDeleteArgs, full: { recordingId: 'r1' }, optional: [] },
  { type: RecordingKeepArgs, full: { recordingId: 'r1', keep: true }, optional: [] },
  { type: SettingsChangeArgs, full: CHANGE, optional: [...Object.keys(CHANGE), 'reset.0', 'lock.0'] },
  { type: IdentifyArgs, full: { durationMs: 5000 }, optional: ['durationMs'] },
  { type: PowerArgs, full: { action: 'reboot' }, optional: [] },
  {
    type: BulkStartRequest,
    full: { cameras: ['cam', 'cam-2'], ...START },
    optional: [...Object.keys(START), 'cameras.0', 'cameras.1'],
  },
  {
    type: BulkStopRequest,
    full: { cameras: ['cam', 'cam-2'] },
    optional: ['cameras', 'cameras.0', 'cameras.1'],
  },
  { type: TakeSyncArgs, full: { takeId: 'take-1', step: 'client' }, optional: [] },
  {
    type: FrameSync,
    full: {
      role: 'client',
      state: 'in-step',
      clock: 'wall-clock',
      differenceUs: -12,
      frameAtMs: 1767323045678.25,
    },
    optional: ['differenceUs', 'frameAtMs'],
  },
  { type: RecordingKeepRequest, full: { keep: true }, optional: [] },
  { type: RosterRequest, full: { names: ['left-1', 'left-2'] }, optional: ['names.0', 'names.1'] },
];
