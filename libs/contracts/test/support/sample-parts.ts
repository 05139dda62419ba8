export const TIME = '2026-01-02T03:04:05.678Z';
export const ERROR = { code: 'disk-full', detail: 'No space is left.', advice: 'Delete recordings.' };
const CONTROL_VALUES = {
  bitrate: 4_000_000,
  gop: 30,
  brightness: 0.5,
  contrast: 1.5,
  saturation: 0.5,
  sharpness: 2,
  rotation: 180,
  hflip: true,
  vflip: false,
  exposure: 8000,
  gain: 2.5,
  whiteBalance: 'auto',
  focus: 1.5,
  annotate: 'Gate',
};
export const CONTROL_NAMES = Object.keys(CONTROL_VALUES);
export const SETTINGS = { width: 640, height: 480, fps: 30, ...CONTROL_VALUES };
export const CHANGE = {
  ...SETTINGS,
  preset: '720p60',
  reset: ['contrast'],
  lock: ['gain'],
  whileRecording: 'split',
};
export const START = {
  durationMs: 10_000,
  prerollMs: 2000,
  startAt: TIME,
  segmentMs: 60_000,
  segmentBytes: 1e9,
  name: 'Take 1',
};
export const CONTROLS_OF_A_CAMERA = [
  { name: 'whiteBalance', min: 0.1, max: 8, auto: true, as: 'gains', live: true },
  { name: 'rotation', rotations: [0, 180], live: false },
];
export const CONTROLS_OPTIONAL = [
  'controls',
  'controls.0',
  'controls.1',
  ...within('controls.0', ['min', 'max', 'auto', 'as']),
  ...within('controls.1', ['rotations', 'rotations.0', 'rotations.1']),
];

export function within(path: string, names: readonly string[]): string[] {
  return names.map((name) => `${path}.${name}`);
}

export const RECORDING = {
  id: 'r1',
  cameraId: 'cam',
  state: 'saved',
  name: 'Take 1',
  file: '2026-01-02T03-04-05_cam.mp4',
  startedAt: TIME,
  plannedStartAt: TIME,
  toldAt: TIME,
  firstFrame: { index: 3, at: TIME },
  lastFrame: { index: 302, at: TIME },
  timeSource: 'arrival',
  clockErrorMs: 0.5,
  plannedDurationMs: 10_000,
  durationMs: 10_000.5,
  frames: 300,
  droppedFrames: 2,
  gapCount: 1,
  gaps: [{ index: 17, frames: 2, cause: 'disk' }],
  bytes: 1_000_000,
  width: 640,
  height: 480,
  settings: SETTINGS,
  partOf: 'r0',
  part: 2,
  prerollMs: 100.5,
  keep: true,
  reason: 'disk-full',
  sha256: 'a'.repeat(64),
  note: 'complete',
};
export const RECORDING_OPTIONAL = [
  'name',
  'file',
  'plannedStartAt',
  'toldAt',
  'firstFrame',
  'lastFrame',
  'clockErrorMs',
  'plannedDurationMs',
  'gapCount',
  'gaps',
  'gaps.0',
  'settings',
  ...within('settings', CONTROL_NAMES),
  'partOf',
  'part',
  'prerollMs',
  'keep',
  'reason',
  'sha256',
  'note',
];

export const CLOCK = {
  known: true,
  offsetMs: -12.5,
  errorMs: 0.2,
  driftPpm: -3.1,
  driftErrorPpm: 33.4,
  coarse: true,
  step: { at: TIME, byMs: -2000.5 },
  host: {
    source: 'chrony',
    synchronised: true,
    server: '192.168.1.10',
    offsetMs: -0.02,
    errorMs: 0.5,
    disagreesMs: -12.5,
  },
};
export const CLOCK_OPTIONAL = [
  'driftPpm',
  'driftErrorPpm',
  'coarse',
  'step',
  'host',
  ...within('host', ['server', 'offsetMs', 'errorMs', 'disagreesMs']),
];
