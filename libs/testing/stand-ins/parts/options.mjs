import { refuse } from './exits.mjs';

const FLAGS = [
  ...['help', 'version', 'list-cameras', 'nopreview', 'fullscreen', 'hflip', 'vflip'],
  ...['inline', 'flush', 'low-latency', 'keypress', 'signal', 'split', 'listen', 'immediate'],
];
const VALUES = [
  ...['timeout', 'output', 'verbose', 'camera', 'width', 'height', 'framerate', 'rotation', 'mode', 'roi'],
  ...['codec', 'intra', 'bitrate', 'profile', 'level', 'quality', 'libav-format', 'libav-video-codec'],
  ...['brightness', 'contrast', 'saturation', 'sharpness', 'gain', 'shutter', 'ev', 'awb', 'denoise'],
  ...['save-pts', 'metadata', 'segment', 'circular', 'frames', 'initial', 'sync', 'tuning-file'],
  ...['post-process-file', 'config', 'autofocus-mode', 'lens-position', 'awbgains', 'metadata-format'],
  'encoding',
];
/** Their values are numbers. */
const NUMBERS = [
  ...['camera', 'width', 'height', 'framerate', 'rotation', 'intra', 'quality', 'frames'],
  ...['brightness', 'contrast', 'saturation', 'sharpness', 'gain', 'ev'],
];
const SHORT = {
  n: 'nopreview',
  f: 'fullscreen',
  t: 'timeout',
  o: 'output',
  v: 'verbose',
  b: 'bitrate',
  g: 'intra',
};
const SINCE = {
  ...{ 'low-latency': [1, 6, 0], sync: [1, 6, 0], 'libav-video-codec': [1, 2, 0] },
  ...{ 'autofocus-mode': [1, 0, 2], 'lens-position': [1, 0, 2] },
};

/** Those of a tool that was built with the software encoders. */
const LIBAV = ['low-latency', 'libav-format', 'libav-video-codec'];

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The options as a map from name to value (`true` for flags); refuses what rpicam-vid of this build refuses. */
export function parseOptions(args, build) {
  const options = new Map();
  for (let index = 0; index < args.length; index++) {
    const { name, value: inline, text } = readName(args[index]);
    const flag = FLAGS.includes(name);
    if ((!flag && !VALUES.includes(name)) || isMissing(name, build)) refuse(`unrecognised option '${text}'`);
    if (options.has(name)) refuse(`option '--${name}' cannot be specified more than once`);
    const value = flag ? (inline ?? true) : (inline ?? args[++index]);
    if (value === undefined) refuse(`the required argument for option '--${name}' is missing`);
    if (NUMBERS.includes(name) && !NUMBER.test(value)) {
      refuse(`the argument ('${value}') for option '--${name}' is invalid`);
    }
    options.set(name, value);
  }
  return options;
}

function readName(text) {
  const [, long, value] = /^--([a-z0-9-]+)(?:=(.*))?$/.exec(text) ?? [];
  if (long !== undefined) return { name: long, value, text: `--${long}` };
  const [, short] = /^-([a-z])$/.exec(text) ?? [];
  return { name: SHORT[short] ?? '', value: undefined, text };
}

function isMissing(name, { version, libav }) {
  if (LIBAV.includes(name) && !libav) return true;
  const since = SINCE[name] ?? [0, 0, 0];
  const have = version.split('.').map(Number);
  const differs = since.findIndex((number, index) => number !== have[index]);
  return differs !== -1 && have[differs] < since[differs];
}
