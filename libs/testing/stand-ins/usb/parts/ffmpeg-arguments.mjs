import { setTimeout as pause } from 'node:timers/promises';
import { cameraAt, plugged, struck } from './plugged.mjs';

// Prints the arguments for the real ffmpeg, one a line; fails in its words where the camera does.
const args = process.argv.slice(2);
const value = (name) => args[args.indexOf(name) + 1];
const device = value('-i');
const state = plugged(process.env);

if (!cameraAt(state, device))
  end(
    `[video4linux2,v4l2 @ 0x55d0] Cannot open video device ${device}: No such file or directory`,
    `${device}: No such file or directory`,
  );
if (state.busy) {
  struck(process.env, 'busy');
  end(
    '[video4linux2,v4l2 @ 0x55d0] ioctl(VIDIOC_REQBUFS): Device or resource busy',
    `${device}: Device or resource busy`,
  );
}

await pause(state.startMs ?? 0);

const [from, to] = [args.indexOf('-f'), args.indexOf('-i') + 2];
const picture = `testsrc=size=${value('-video_size')}:rate=${value('-framerate')}`;
const frames = state.unplugAt === undefined ? [] : ['-frames:v', String(state.unplugAt)];
const output = [...frames, ...args.slice(to)];
process.stdout.write([...args.slice(0, from), '-re', '-f', 'lavfi', '-i', picture, ...output].join('\n'));

function end(...lines) {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
