import type { Settings } from '#contracts/messages/camera-settings.js';
import { wholeArgument } from './argument.js';

/** Good pictures of a moving scene; 1080p30 comes to 10 Mb/s. */
const BITS_A_PIXEL = 0.16;
const LEAST_BITRATE = 1_000_000;
const MOST_BITRATE = 25_000_000;

/** Macroblocks and bits a second, H.264 table A-1; the hardware encoder stays at level 4 unless told. */
const LEVEL_4 = { macroblocks: 245_760, bitrate: 20_000_000 };
const LEVEL_4_2 = { macroblocks: 522_240, bitrate: 50_000_000 };

/** The arguments for rate, key frames and level of the H.264 stream. */
export function encoderArguments(settings: Settings): string[] {
  const bitrate = settings.bitrate ?? defaultBitrate(settings);
  return [
    // Plain bits a second: the tool takes a suffix M for a thousand.
    wholeArgument('bitrate', bitrate),
    wholeArgument('intra', settings.gop ?? settings.fps),
    ...(needsLevel42(settings, bitrate) ? ['--level=4.2'] : []),
  ];
}

export function defaultBitrate({ width, height, fps }: Settings): number {
  const bits = Math.round((width * height * fps * BITS_A_PIXEL) / 1000) * 1000;
  return Math.min(Math.max(bits, LEAST_BITRATE), MOST_BITRATE);
}

/** Beyond it only a software encoder can, which finds the level by itself. */
function needsLevel42({ width, height, fps }: Settings, bitrate: number): boolean {
  const macroblocks = Math.ceil(width / 16) * Math.ceil(height / 16) * fps;
  const beyondIt = macroblocks > LEVEL_4_2.macroblocks || bitrate > LEVEL_4_2.bitrate;
  return !beyondIt && (macroblocks > LEVEL_4.macroblocks || bitrate > LEVEL_4.bitrate);
}
