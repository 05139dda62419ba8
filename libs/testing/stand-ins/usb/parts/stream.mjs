import { recordedFrames } from '../../parts/annex-b.mjs';
import { plugged, struck } from './plugged.mjs';

/** What stdio keeps back for a pipe. */
const STDIO_BYTES = 4096;

/** Plays the recorded stream as `v4l2-ctl --stream-mmap --stream-to=-` does, until a signal ends it. */
export function stream(environment, args) {
  const { busy = false, startMs = 0 } = plugged(environment);
  if (busy) {
    struck(environment, 'busy');
    process.stderr.write('VIDIOC_REQBUFS returned -1 (Device or resource busy)\n');
    return void (process.exitCode = 255);
  }
  const rate = Number(/--set-parm=(\d+)/.exec(args.join(' '))?.[1] ?? 30);
  setTimeout(() => play(environment, rate), startMs);
}

function play(environment, rate) {
  const frames = recordedFrames();
  // As `stdbuf -o0` tells it.
  const write = environment._STDBUF_O === '0' ? (bytes) => process.stdout.write(bytes) : buffered();
  let count = 0;
  const timer = setInterval(() => {
    write(Buffer.concat(frames[count % frames.length]));
    process.stderr.write('<');
    count += 1;
    if (strikes(environment, count)) clearInterval(timer);
  }, 1000 / rate);
}

/** What ends the frames, behind the last of them. */
function strikes(environment, count) {
  const { cameras, unplugAt = Infinity, stalls = false, dies = false } = plugged(environment);
  if (cameras.length === 0 || count >= unplugAt) {
    struck(environment, 'unplug');
    process.stderr.write('\nVIDIOC_DQBUF: failed: No such device\n');
    return true;
  }
  if (dies) {
    struck(environment, 'die');
    process.kill(process.pid, 'SIGKILL');
  }
  if (!stalls) return false;
  struck(environment, 'stall');
  // It waits in the kernel for a frame, where a signal still ends it.
  setInterval(() => undefined, 1000);
  return true;
}

/** Whole blocks go out; the rest waits for what comes behind it. */
function buffered() {
  let kept = Buffer.alloc(0);
  return (bytes) => {
    const all = Buffer.concat([kept, bytes]);
    const whole = all.length - (all.length % STDIO_BYTES);
    if (whole > 0) process.stdout.write(all.subarray(0, whole));
    kept = all.subarray(whole);
  };
}
