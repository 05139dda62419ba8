import { refuse } from './exits.mjs';

const FLAGS = [
  ...['help', 'version', 'list-cameras', 'nopreview', 'fullscreen', 'hflip', 'vflip'],
  ...['inline', 'flush', 'low-latency', 'keypress', 'signal', 'split', 'listen'],
];
const VALUES = [
  ...['timeout', 'output', 'verbose', 'camera', 'width', 'height', 'framerate', 'rotation', 'mode', 'roi'],
  ...['codec', 'intra', 'bitrate', 'profile', 'level', 'quality', 'libav-format', 'libav-video-codec'],
  ...['brightness', 'contrast', 'saturation', 'sharpness', 'gain', 'shutter', 'ev', 'awb', 'denoise'],
  ...['save-pts', 'metadata', 'segment', 'circular', 'frames', 'initial', 'sync', 'tuning-file'],
  ...['post-process-file', 'config', 'autofocus-mode', 'lens-position'],
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
const SINCE = { 'low-latency': [1, 6], sync: [1, 6], 'libav-video-codec': [1, 2] };

/** The options as a map from name to value (`true` for flags); refuses what rpicam-vid of this version refuses. */
export function parseOptions(args, version) {
  const options = new Map();
  for (let index = 0; index < args.length; index++) {
    const { name, value: inline, text } = readName(args[index]);
    const flag = FLAGS.includes(name);
    if ((!flag && !VALUES.includes(name)) || isTooNew(name, version)) refuse(`unrecognised option '${text}'`);
    if (options.has(name)) refuse(`option '--${name}' cannot be specified more than once`);
    const value = flag ? (inline ?? true) : (inline ?? args[++index]);
    if (value === undefined) refuse(`the required argument for option '--${name}' is missing`);
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

function isTooNew(name, version) {
  const [major, minor] = SINCE[name] ?? [0, 0];
  const [haveMajor, haveMinor] = version.split('.').map(Number);
  return haveMajor < major || (haveMajor === major && haveMinor < minor);
}
