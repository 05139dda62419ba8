import { abort } from './exits.mjs';
import { recordedFrames, withoutParameterSets } from './annex-b.mjs';
import { inStep } from './sync.mjs';
import { log } from './texts.mjs';

/** Measured between 210 and 415 ms. */
const CLEAN_STOP_MS = 300;
/** Later than this, the frames in between are lost as those of a camera are whose reader was slow. */
const LATEST_MS = 500;
const HICCUP_MS = 1000;
const TIMEOUT_TEXT = 'RPI pipeline_base.cpp:1234 Device timeout detected, attempting a restart!!!';

/** Plays the stream as a live camera until a signal, the time that was asked for or the fault ends it. */
export async function play(camera) {
  const frames = recordedFrames();
  const emit = emitter(camera);
  // A camera that waits for others, or hangs, keeps the process alive.
  setInterval(() => undefined, 1000);
  let startAt = camera.sync ? await inStep(camera.sync, camera) : performance.now() + camera.startMs;
  let count = 0;
  let stop = false;
  let lastAt;

  const beat = () => {
    if (count === 0) listen(() => (stop = true), camera.fault);
    if (strikes(camera, count, lastAt)) return;
    if (camera.preview) process.stderr.write(`#${count} (${camera.framesPerSecond}.00 fps) exp 33251.00\n`);
    // A sensor keeps its time, however late its frames are read.
    emit(frameOf(frames, count, camera.repeatHeaders), dueAt());
    lastAt = performance.now();
    count += 1;
    if (count === camera.after && camera.fault === 'hiccup') {
      log('ERROR', TIMEOUT_TEXT);
      startAt += HICCUP_MS;
    }
    if (stop || isOver(camera, count)) {
      camera.output.close();
      return void setTimeout(() => process.exit(0), CLEAN_STOP_MS);
    }
    if (performance.now() - dueAt() > LATEST_MS) startAt += performance.now() - dueAt();
    next();
  };
  const dueAt = () => startAt + (count * 1000) / camera.framesPerSecond;
  const next = () => setTimeout(beat, Math.max(0, dueAt() - performance.now()));

  next();
}

/** What ends the frames; a sensor that is taken away is silent, as one that hangs. */
function strikes({ faultNow, struck }, count, lastAt) {
  const { fault, after } = faultNow();
  if (count < after) return false;
  if (fault === 'stall' || fault === 'no-camera') {
    struck(fault, lastAt);
    log('ERROR', TIMEOUT_TEXT);
    return true;
  }
  if (fault === 'die') {
    struck(fault);
    abort('failed to read buffer');
  }
  return false;
}

/** Writes the frames, several at a time where the encoder's output is not flushed. */
function emitter({ output, framesAWrite, metadata, framesPerSecond, reorders }) {
  let waiting = [];
  let first;
  let count = 0;
  return (frame, takenMs) => {
    first ??= takenMs;
    const shift = reorders && count > 0 ? (count % 2 === 1 ? 1000 : -1000) / framesPerSecond : 0;
    count += 1;
    waiting.push({ frame, ms: takenMs - first + shift });
    if (waiting.length < framesAWrite) return;
    for (const { frame: nals, ms } of waiting) output.write(Buffer.concat(nals), ms, metadata);
    waiting = [];
  };
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
