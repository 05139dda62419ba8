import type { Recording } from '#contracts/messages/recording.js';
import type { Service } from '#contracts/messages/registry.js';
import { COLLECTION_EXAMPLES } from './collection-examples.js';
import { DISCOVERY_EXAMPLES } from './discovery-examples.js';

const TIME = '2026-05-04T09:30:00.000Z';
const LATER = '2026-05-04T09:30:12.345Z';
const KEY = 'A'.repeat(122);
const SECRET = 's'.repeat(43);

const settings = { width: 1920, height: 1080, fps: 30, brightness: 0.1, annotate: 'Gate' };
const error = {
  code: 'disk-full',
  detail: 'No more than the reserve of 2 GB is free.',
  advice: 'Delete recordings or use a larger disk.',
};
const recording: Recording = {
  id: 'r-7f3k2',
  cameraId: 'cam-1',
  state: 'saved',
  name: 'Take 1',
  file: '2026-05-04T09-30-00_cam-1.mp4',
  startedAt: TIME,
  firstFrame: { index: 0, at: TIME },
  lastFrame: { index: 299, at: LATER },
  timeSource: 'sensor',
  clockErrorMs: 0.4,
  plannedDurationMs: 10_000,
  durationMs: 10_000,
  frames: 300,
  droppedFrames: 0,
  bytes: 5_242_880,
  width: 1920,
  height: 1080,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};
const service: Service = {
  id: 'cam-1',
  kind: 'camera',
  hostname: 'left-1',
  label: 'left-1',
  addresses: ['192.168.1.21'],
  port: 9898,
  status: 'found',
  reason: 'search',
  since: TIME,
  firstSeen: TIME,
  lastSeen: LATER,
  flags: [],
};
const disk = {
  totalBytes: 64_000_000_000,
  freeBytes: 48_000_000_000,
  reserveBytes: 2_000_000_000,
  level: 'ok',
};
const hostClock = {
  source: 'chrony',
  synchronised: true,
  server: '192.168.1.10',
  offsetMs: 0.02,
  errorMs: 0.5,
};
const clock = {
  known: true,
  offsetMs: -12,
  errorMs: 0.4,
  driftPpm: -3.1,
  driftErrorPpm: 33,
  coarse: false,
  host: hostClock,
};
const clockStep = { at: TIME, byMs: -2000.5 };
const modes = [{ width: 1920, height: 1080, maxFps: 30 }];
const controls = [{ name: 'brightness', min: -1, max: 1, live: true }];
const telemetry = {
  at: LATER,
  temperatureC: 51.5,
  throttled: false,
  load: 0.3,
  freeBytes: disk.freeBytes,
  memoryBytes: 96_000_000,
  frames: 54_000,
  droppedFrames: 0,
  roundTripMs: 1.4,
};
const cameraSettings = { desired: settings, reported: settings };
const request = { corr: 'k3j9', requester: 'api-1' };
const link = { name: 'eth0', address: '192.168.1.2', broadcast: '192.168.1.255' };
const token = { id: 't-4', name: 'clapperboard', role: 'operator', createdAt: TIME };
const joinToken = { id: 'j-2', uses: 4, usesLeft: 4, replace: false, createdAt: TIME, expiresAt: LATER };
const state = { status: 'recording', settings: cameraSettings, disk, clock };
const broker = { port: 8883, fingerprint: SECRET, password: 'eyJhbGciOi…' };
const problem = {
  type: 'urn:rollcall:error:camera-lost',
  title: 'The camera is lost',
  status: 503,
  detail: 'Camera cam-2 is lost: its connection broke.',
  code: 'camera-lost',
  advice: 'See that it has power and network; it appears by itself when it is back.',
};

/** An example of each component that people meet, by its name; the others are put together of these. */
export const EXAMPLES: Readonly<Record<string, unknown>> = {
  ...COLLECTION_EXAMPLES,
  ...DISCOVERY_EXAMPLES,
  AgentInfo: {
    hostname: 'left-1',
    addresses: ['192.168.1.21'],
    port: 9898,
    model: 'imx708',
    driver: 'rpicam',
    modes,
    controls,
    version: '0.1.0',
    boot: 'b-81',
  },
  AgentState: { ...state, recording: { ...recording, state: 'recording' }, at: LATER },
  AgentTelemetry: telemetry,
  ApiTokenRequest: { name: 'clapperboard', role: 'operator' },
  ApiTokenView: token,
  AuditEntry: {
    time: TIME,
    principal: 'maria',
    role: 'operator',
    address: '192.168.1.7',
    method: 'POST',
    route: '/api/v1/cameras/cam-1/recordings',
    status: 201,
    requestId: 'q-99',
  },
  BrokerAccess: broker,
  BulkAnswer: {
    items: [
      { cameraId: 'cam-1', ok: true, recording },
      { cameraId: 'cam-2', ok: false, error: problem },
    ],
  },
  BulkIdentifyAnswer: {
    items: [
      { cameraId: 'cam-1', ok: true, shown: { overlay: true, led: false } },
      { cameraId: 'cam-2', ok: false, error: problem },
    ],
  },
  BulkIdentifyRequest: { cameras: 'group:stage-left', durationMs: 10_000 },
  BulkOpenAnswer: {
    items: [
      { cameraId: 'cam-1', ok: true, camera: { status: 'standing-by' } },
      { cameraId: 'cam-2', ok: false, error: problem },
    ],
  },
  BulkOpenRequest: { cameras: 'group:stage-left' },
  BulkSettingsAnswer: {
    items: [
      { cameraId: 'cam-1', ok: true, settings: cameraSettings },
      { cameraId: 'cam-2', ok: false, error: problem },
    ],
  },
  BulkStartRequest: { cameras: 'all', durationMs: 10_000, name: 'Take 1' },
  BulkStopRequest: { cameras: ['cam-1', 'cam-2'] },
  CalledLink: link,
  CameraSettings: cameraSettings,
  CameraView: {
    id: 'cam-1',
    hostname: 'left-1',
    model: 'imx708',
    driver: 'rpicam',
    version: '0.1.0',
    capabilities: { modes, controls },
    ...state,
    recording: { ...recording, state: 'recording' },
    telemetry,
  },
  ClockReply: {
    corr: 'c-1',
    time: TIME,
    reachedMs: 1777887000000.125,
    leftMs: 1777887000000.375,
    errorMs: 0.002,
  },
  ClockRequest: { corr: 'c-1' },
  ClockState: clock,
  ClockStep: clockStep,
  Command: { ...request, issuedAt: TIME, ttlMs: 8000, args: { durationMs: 10_000 } },
  ControlRange: controls[0],
  DiscoveryView: { present: true, count: 12, links: [link], leftOut: ['docker0'], seeds: [], refused: {} },
  DiskState: disk,
  EnrolledAgentView: { id: 'cam-1', hostname: 'left-1', enrolledAt: TIME, joinToken: 'j-2' },
  Enrolment: {
    id: 'cam-1',
    enrolment: 'e-5',
    now: Date.parse(TIME),
    operatorKey: KEY,
    cardKey: SECRET,
    broker,
  },
  EnrolmentRequest: { token: SECRET, id: 'cam-1', hostname: 'left-1', key: KEY, proof: 'eyJhbGciOi…' },
  ErrorInfo: error,
  Event: { id: 'v-1', type: 'recording.saved', time: LATER, subject: recording.id, data: { ...recording } },
  ForgetCommand: { ...request, id: 'cam-9' },
  FrameMark: recording.firstFrame,
  IdentifyArgs: { durationMs: 10_000 },
  InstallLineRequest: { uses: 4 },
  JoinTokenRequest: { uses: 4 },
  JoinTokenView: joinToken,
  NetworkTrouble: { silent: 40, known: 41, since: TIME, until: LATER },
  NewApiToken: { ...token, token: `rct_${SECRET}` },
  NewInstallLine: {
    line: `{ echo 'JOIN=RC1.${SECRET}.${SECRET}'; curl … || echo exit 1; } | sudo sh`,
    ...{ id: 'j-2', uses: 4, expiresAt: LATER, nodeMissing: [] },
  },
  NewJoinToken: { ...joinToken, token: `RC1.${SECRET}.${SECRET}` },
  OpenView: { status: 'standing-by' },
  PowerArgs: { action: 'reboot' },
  Presence: { state: 'ready', reason: 'none', epoch: Date.parse(TIME), boot: 'b-81', since: TIME },
  Problem: problem,
  Recording: recording,
  RecordingGap: { index: 17, frames: 2, cause: 'disk' },
  RecordingStartArgs: { durationMs: 10_000, prerollMs: 2000, name: 'Take 1' },
  StillTakeArgs: { takeId: 'take-1', at: LATER },
  RegistryMeta: {
    epoch: Date.parse(TIME),
    rev: 7,
    count: 12,
    refused: {},
    links: [link],
    leftOut: ['docker0'],
    seeds: [],
  },
  RenewalRequest: { proof: 'eyJhbGciOi…' },
  Reply: { corr: 'k3j9', status: 'error', error },
  SearchCommand: request,
  Service: service,
  SessionRequest: { user: 'maria', password: 'correct horse battery staple' },
  SessionView: { name: 'maria', role: 'operator', expiresAt: LATER, reach: 'network' },
  SettingNotTaken: { name: 'video', detail: 'The camera offers 1920x1080 at 30 pictures a second at most.' },
  Settings: settings,
  SettingsChangeArgs: { preset: '720p60', brightness: 0.1, annotate: 'Gate' },
  SignInLink: { path: '/sign-in/c0de', expiresAt: LATER },
  UserChangeRequest: { role: 'viewer' },
  UserRequest: { name: 'maria', role: 'operator', password: 'correct horse battery staple' },
  UserView: { name: 'maria', role: 'operator', createdAt: TIME },
};
