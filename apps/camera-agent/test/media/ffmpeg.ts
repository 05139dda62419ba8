import { type AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { AccessUnitSplitter } from '#camera-agent/domain/h264/access-unit-splitter.js';
import { readFrameNumber } from '#camera-agent/domain/simulation/frame-number-strip.js';
import {
  SimulatedEncoder,
  type SimulatedEncoderOptions,
} from '#camera-agent/domain/simulation/simulated-encoder.js';
import { fileOf, runTool } from './run-tool.js';

/** What ffprobe says about a file after decoding all of it. */
export interface Probe {
  readonly frames: number;
  readonly streamSeconds: number;
  readonly fileSeconds: number;
  readonly width: number;
  readonly height: number;
}

export async function probe(file: Uint8Array): Promise<Probe> {
  const entries = 'stream=nb_read_frames,duration,width,height:format=duration';
  const args = ['-v', 'error', '-count_frames', '-show_entries', entries, '-of', 'json'];
  const json = await runTool('ffprobe', [...args, await fileOf('probed.mp4', file)]);
  const { streams, format } = JSON.parse(json.toString()) as {
    streams: [{ nb_read_frames: string; duration: string; width: number; height: number }];
    format: { duration: string };
  };
  const [{ nb_read_frames, duration, width, height }] = streams;
  return {
    frames: Number(nb_read_frames),
    streamSeconds: Number(duration),
    fileSeconds: Number(format.duration),
    width,
    height,
  };
}

const STRICT = ['-v', 'error', '-xerror', '-err_detect', 'explode'];
const LENIENT = ['-v', 'quiet'];

/** Decodes a whole file as strictly as ffmpeg can; gives each frame's planes, 4:2:0 one behind the other. */
export async function decode(
  name: string,
  file: Uint8Array,
  width: number,
  height: number,
): Promise<Buffer[]> {
  return decodeWith(STRICT, name, file, width, height);
}

/** Decodes what it can, as a player does with a file that was cut. */
export async function decodeCut(
  name: string,
  file: Uint8Array,
  width: number,
  height: number,
): Promise<Buffer[]> {
  return decodeWith(LENIENT, name, file, width, height);
}

async function decodeWith(
  manner: readonly string[],
  name: string,
  file: Uint8Array,
  width: number,
  height: number,
): Promise<Buffer[]> {
  const raw = ['-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-'];
  const all = await runTool('ffmpeg', [...manner, '-i', await fileOf(name, file), ...raw]);
  const size = (width * height * 3) / 2;
  return Array.from({ length: all.length / size }, (_, index) =>
    all.subarray(index * size, (index + 1) * size),
  );
}

/** The frame numbers in decoded pictures of the simulated camera. */
export function numbersIn(frames: readonly Buffer[], width: number, height: number): (number | undefined)[] {
  return frames.map((frame) => readFrameNumber(frame, width, width, height));
}

export function toAnnexB(units: readonly AccessUnit[]): Buffer {
  return Buffer.concat(units.flatMap((unit) => unit.nals.flatMap((nal) => [Uint8Array.of(0, 0, 0, 1), nal])));
}

/** The first `count` units of a simulated camera whose frames come exactly at its rate. */
export function simulate(count: number, options: SimulatedEncoderOptions): AccessUnit[] {
  const encoder = new SimulatedEncoder(options);
  const stepMs = 1000 / options.fps;
  return Array.from({ length: count }, (_, n) => encoder.next(n, 1000 + n * stepMs, `12:00:${n}`));
}

/** What libx264 makes of a moving picture, cut into units that come at the given rate. */
export async function x264Units(count: number, fps: number, x264Options: string): Promise<AccessUnit[]> {
  const source = ['-f', 'lavfi', '-i', `testsrc2=size=320x240:rate=${fps}`, '-frames:v', String(count)];
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '0', '-x264-params', x264Options];
  const stream = await runTool('ffmpeg', ['-v', 'error', ...source, ...codec, '-f', 'h264', '-']);
  const splitter = new AccessUnitSplitter();
  const units = [...splitter.push(stream, 0), ...splitter.flush()];
  return units.map((unit, index) => ({ ...unit, timeMs: (index * 1000) / fps }));
}
