import { cameraAt, keep, nextNode, note, plugged, text } from './plugged.mjs';
import { stream } from './stream.mjs';

const NAMES = { c920: 'HD Pro Webcam C920', c270: 'UVC Camera (046d:0825)' };

/** As v4l2-ctl prints it of an encoder that has it. */
const BUTTON =
  '\nCodec Controls\n\n                force_key_frame 0x009909e5 (button) : value=0 flags=write-only, execute-on-write\n';

/** The whole program: `args` without the program's name. */
export function run(args, environment) {
  const state = plugged(environment);
  note(environment, args);
  if (args.includes('--list-devices')) return list(state);
  const device = args[args.indexOf('-d') + 1];
  const camera = cameraAt(state, device);
  if (!camera) return fail(`Cannot open device ${device}, exiting.`, 1);
  if (args.includes('--list-formats-ext')) {
    return say(text(camera.metadata ? 'metadata.formats.txt' : `${camera.model}.formats.txt`));
  }
  const own = text(`${camera.model}.controls.txt`) + (state.button ? BUTTON : '');
  const controls = withValues(own, state.values ?? {});
  if (args.includes('--list-ctrls-menus')) return say(controls);
  const got = valueOf(args, '--get-ctrl=');
  if (got !== undefined)
    return say(
      got
        .split(',')
        .map((name) => `${name}: ${current(controls, name)}\n`)
        .join(''),
    );
  const set = valueOf(args, '--set-ctrl=');
  if (set !== undefined) return setControls(environment, state.values, controls, set);
  if (args.includes('--stream-mmap')) return stream(environment, args);
  return fail(`unrecognized option ${args.join(' ')}`, 1);
}

/** Behind the list the tool opens /dev/video0, and fails where there is none. */
function list({ cameras }) {
  for (const { model, node } of cameras) {
    say(`${NAMES[model]} (usb-0000:01:00.0-1.3):\n\t${node}\n\t${nextNode(node)}\n\t/dev/media0\n\n`);
  }
  if (!cameras.some(({ node }) => node === '/dev/video0'))
    fail('Cannot open device /dev/video0, exiting.', 1);
}

/** A value that the camera finds by itself is refused, as drivers do. */
function setControls(environment, before, controls, text) {
  const values = { ...before };
  for (const [name, value] of text.split(',').map((each) => each.split('='))) {
    if (!new RegExp(`^\\s*${name} 0x`, 'm').test(controls)) return fail(`unknown control '${name}'`, 1);
    if (new RegExp(`^\\s*${name} .*flags=inactive`, 'm').test(controls)) {
      return fail(
        `VIDIOC_S_EXT_CTRLS: failed: Input/output error\nError setting controls: Input/output error`,
        255,
      );
    }
    values[name] = Number(value);
  }
  keep(environment, values);
}

const MASTERS = {
  exposure_time_absolute: ['auto_exposure', 3],
  exposure_absolute: ['exposure_auto', 3],
  white_balance_temperature: ['white_balance', 1],
  focus_absolute: ['focus_automatic_continuous', 1],
};

function withValues(controls, values) {
  const set = controls.replaceAll(/^(\s*(\w+) 0x.*\bvalue=)-?\d+/gm, (line, head, name) =>
    values[name] === undefined ? line : `${head}${values[name]}`,
  );
  return set.replaceAll(/^(\s*(\w+) 0x.*?) flags=inactive$/gm, (line, head, name) => {
    const [master, on] = MASTERS[name] ?? [];
    const now = new RegExp(`^\\s*${master}\\w* 0x.*\\(?(?:bool|menu)\\).*\\bvalue=(\\d+)`, 'm').exec(
      set,
    )?.[1];
    return now === undefined || Number(now) === on ? line : head;
  });
}

function current(controls, name) {
  return new RegExp(`^\\s*${name} 0x.*\\bvalue=(-?\\d+)`, 'm').exec(controls)?.[1] ?? '';
}

function valueOf(args, name) {
  return args.find((arg) => arg.startsWith(name))?.slice(name.length);
}

function say(words) {
  process.stdout.write(words);
}

function fail(words, code) {
  process.stderr.write(`${words}\n`);
  process.exitCode = code;
}
