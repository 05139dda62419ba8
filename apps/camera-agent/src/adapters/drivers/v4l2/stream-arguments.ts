import type { Rotation, Settings } from '#contracts/messages/camera-settings.js';
import type { CapturePlan } from './capture-plan.js';

/** Bits a pixel that x264 in its quickest form needs for a good picture. */
const BITS_A_PIXEL = 0.15;
const LEAST_BITRATE = 1_000_000;

/**
 * Of v4l2-ctl, for the camera's own H.264 on standard output. It is there anyway to set the camera, and copies buffers
 * as they are; ffmpeg, which would have to guess the stream first, is not needed for it.
 */
export function copyArguments(device: string, { width, height, fps }: CapturePlan): string[] {
  return [
    ...['-d', device],
    `--set-fmt-video=width=${whole(width)},height=${whole(height)},pixelformat=H264`,
    `--set-parm=${whole(fps)}`,
    ...['--stream-mmap', '--stream-to=-'],
  ];
}

/** Of ffmpeg, for pictures that it encodes: every key frame with its parameter sets, no B-frames, no look-ahead. */
export function encodeArguments(device: string, plan: CapturePlan, settings: Settings): string[] {
  const { fps, gop = fps, bitrate = usualBitrate(settings) } = settings;
  return [
    ...inputArguments(device, plan),
    ...['-an', '-vf', filters(plan, settings).join(',')],
    // No picture is made up or left out to hold a rate: the times are those at which pictures came.
    ...['-fps_mode', 'passthrough'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-bf', '0'],
    ...['-g', whole(gop), '-keyint_min', whole(gop), '-sc_threshold', '0'],
    // A buffer of one second: the rate holds over that time.
    ...['-b:v', whole(bitrate), '-maxrate', whole(bitrate), '-bufsize', whole(bitrate)],
    ...['-f', 'h264', '-flush_packets', '1', '-'],
  ];
}

/** Of ffmpeg, for one picture as a JPEG on standard output. */
export function stillArguments(device: string, plan: CapturePlan, settings: Settings): string[] {
  return [
    ...inputArguments(device, plan),
    // The rate of the plan is the camera's, and of one picture there is none.
    ...['-an', '-vf', filters(plan, { ...settings, fps: plan.fps }).join(',')],
    ...['-frames:v', '1', '-c:v', 'mjpeg', '-q:v', '3', '-f', 'mjpeg', '-'],
  ];
}

function inputArguments(device: string, plan: CapturePlan): string[] {
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'warning'],
    ...['-f', 'v4l2', '-input_format', plan.input ?? 'mjpeg', '-framerate', whole(plan.fps)],
    ...['-video_size', `${whole(plan.width)}x${whole(plan.height)}`, '-i', device],
  ];
}

/** Turned, then made to fit with its sides as they are to each other, then flipped: the picture has the size that was asked for. */
function filters(plan: CapturePlan, { width, height, fps, rotation = 0, hflip, vflip }: Settings): string[] {
  const same = plan.width === width && plan.height === height && rotation % 180 === 0;
  const size = `${whole(width)}:${whole(height)}`;
  return [
    ...(plan.fps === fps ? [] : [`fps=${whole(fps)}`]),
    ...TURNS[rotation],
    ...(same ? [] : [`scale=${size}:force_original_aspect_ratio=decrease`, `pad=${size}:-1:-1`, 'setsar=1']),
    ...(hflip === true ? ['hflip'] : []),
    ...(vflip === true ? ['vflip'] : []),
    // An MJPEG camera's range is full, and players take H.264 to have the limited one.
    'scale=out_range=tv',
    'format=yuv420p',
  ];
}

const TURNS: Readonly<Record<Rotation, readonly string[]>> = {
  0: [],
  90: ['transpose=clock'],
  180: ['hflip', 'vflip'],
  270: ['transpose=cclock'],
};

function usualBitrate({ width, height, fps }: Settings): number {
  return Math.max(LEAST_BITRATE, Math.round(width * height * fps * BITS_A_PIXEL));
}

function whole(value: number): string {
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`${value} is no size, rate or number of a video`);
  return String(value);
}
