import type { Controls } from '#contracts/messages/camera-settings.js';
import { decimal, decimalArgument, wholeArgument } from './argument.js';
import { LIMITS } from './rpicam-controls.js';

/** The arguments for how the picture looks: of a film and of a still alike. What is absent is the tool's default. */
export function pictureArguments(controls: Controls): string[] {
  return [...tone(controls), ...transform(controls), ...light(controls), ...lens(controls)];
}

function tone(controls: Controls): string[] {
  return (['brightness', 'contrast', 'saturation', 'sharpness'] as const).flatMap((name) => {
    const value = controls[name];
    return value === undefined ? [] : [decimalArgument(name, value, LIMITS[name].min, LIMITS[name].max)];
  });
}

function transform({ rotation, hflip, vflip }: Controls): string[] {
  return [
    ...(rotation === 180 ? ['--rotation=180'] : []),
    ...(hflip === true ? ['--hflip'] : []),
    ...(vflip === true ? ['--vflip'] : []),
  ];
}

/** `auto` is what the tool does unasked. */
function light({ exposure = 'auto', gain = 'auto', whiteBalance = 'auto' }: Controls): string[] {
  const { min, max } = LIMITS.whiteBalance;
  const gains =
    typeof whiteBalance === 'object' && 'red' in whiteBalance
      ? [`--awbgains=${decimal(whiteBalance.red, min, max)},${decimal(whiteBalance.blue, min, max)}`]
      : [];
  return [
    ...(exposure === 'auto' ? [] : [wholeArgument('shutter', Math.round(exposure))]),
    ...(gain === 'auto' ? [] : [decimalArgument('gain', gain, LIMITS.gain.min, LIMITS.gain.max)]),
    ...gains,
  ];
}

/** Tools and sensors that cannot do this refuse the options: they do not list `focus` among their controls. */
function lens({ focus }: Controls): string[] {
  if (focus === undefined) return [];
  if (focus === 'auto') return ['--autofocus-mode=continuous'];
  const position = decimalArgument('lens-position', focus, LIMITS.focus.min, LIMITS.focus.max);
  return ['--autofocus-mode=manual', position];
}
