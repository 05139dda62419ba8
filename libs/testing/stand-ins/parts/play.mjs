import { abort } from './exits.mjs';
import { recordedFrames, withoutParameterSets } from './annex-b.mjs';
import { log } from './texts.mjs';

/** Measured between 210 and 415 ms. */
const CLEAN_STOP_MS = 300;
/** Later than this, the frames in between are lost as those of a camera are whose reader was slow. */
const LATEST_MS = 500;

/** Plays the stream as a live camera until a signal, the time that was asked for or the fault ends it. */
export function play(camera) {
  const frames = recordedFrames();
  let startAt = performance.now() + camera.startMs;
  let waiting = [];
  let count = 0;
  let stop = false;

  const beat = () => {
    if (count === 0) listen(() => (stop = true), camera.fault);
    if (camera.fault === 'stall' && count === camera.after) {
      return void log('ERROR', 'RPI pipeline_base.cpp:1234 Device timeout detected, attempting a restart!!!');
    }
    if (camera.fault === 'die' && count === camera.after) abort('failed to read buffer');
    waiting.push(...frameOf(frames, count, camera.repeatHeaders));
    if (camera.preview) process.stderr.write(`#${count} (${camera.framesPerSecond}.00 fps) exp 33251.00\n`);
    count += 1;
    if (count % camera.framesAWrite === 0) {
      camera.write(Buffer.concat(waiting));
      waiting = [];
    }
    if (stop || isOver(camera, count)) return void setTimeout(() => process.exit(0), CLEAN_STOP_MS);
    if (performance.now() - dueAt() > LATEST_MS) startAt += performance.now() - dueAt();
    next();
  };
  const dueAt = () => startAt + (count * 1000) / camera.framesPerSecond;
  const next = () => setTimeout(beat, Math.max(0, dueAt() - performance.now()));

  // A hung camera keeps the process alive.
  setInterval(() => undefined, 1000);
  process.stdout.on('error', () => {
    log('INFO', 'Received signal 13');
    process.kill(process.pid, 'SIGABRT');
  });
  next();
}

/** SIGINT is heard only from the camera's start on, and acts when a frame is complete. */
function listen(stop, fault) {
  process.on('SIGINT', fault === 'no-sigint' ? () => undefined : stop);
}

function frameOf(frames, count, repeatHeaders) {
  const frame = frames[count % frames.length];
  return count === 0 || repeatHeaders ? frame : withoutParameterSets(frame);
}

function isOver({ lastMs, framesPerSecond }, count) {
  return lastMs > 0 && (count * 1000) / framesPerSecond >= lastMs;
}
