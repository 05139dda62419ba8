import { readFileSync } from 'node:fs';

const FIXTURE = process.env.STANDIN_FILM ?? new URL('../../fixtures/bars-640x480-30.h264', import.meta.url);
const SPS = 7;
const PPS = 8;

/** The recorded stream as frames; each is a list of NAL units with their start codes. */
export function recordedFrames() {
  const frames = [];
  let head = [];
  for (const nal of nals(readFileSync(FIXTURE))) {
    if (!isSlice(nal)) head.push(nal);
    else if (isFirstSlice(nal)) {
      frames.push([...head, nal]);
      head = [];
    } else frames.at(-1).push(nal);
  }
  return frames;
}

export function withoutParameterSets(frame) {
  return frame.filter((nal) => type(nal) !== SPS && type(nal) !== PPS);
}

function* nals(bytes) {
  let from = bytes.indexOf('\0\0\0\x01', 0, 'latin1');
  while (from !== -1 && from < bytes.length) {
    const short = bytes.indexOf('\0\0\x01', from + 4, 'latin1');
    const long = bytes[short - 1] === 0;
    const to = short === -1 ? bytes.length : short - (long ? 1 : 0);
    yield bytes.subarray(from, to);
    from = to;
  }
}

function header(nal) {
  return nal.indexOf(1) + 1;
}

function type(nal) {
  return nal[header(nal)] & 0x1f;
}

function isSlice(nal) {
  return type(nal) === 1 || type(nal) === 5;
}

/** first_mb_in_slice is 0 when the first bit behind the header byte is set. */
function isFirstSlice(nal) {
  return (nal[header(nal) + 1] & 0x80) !== 0;
}
