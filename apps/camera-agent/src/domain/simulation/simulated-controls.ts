import type { ControlRange, Settings } from '#contracts/messages/camera-settings.js';
import type { Measured } from '../camera/camera-driver.js';
import { type Look, PLAIN } from './test-picture.js';

const EXPOSURE = { min: 50, max: 33_000 } as const;
const GAIN = { min: 1, max: 16 } as const;
const KELVIN = { min: 2500, max: 8000 } as const;

/**
 * What the simulated camera takes, all of it between two frames. Unless it is told, its picture is neutral and a key
 * frame comes once a second. A bit rate is reached by sending parts of the picture again: it needs no more than the
 * least one in any mode with a key frame a second.
 */
export const SIMULATED_CONTROLS: readonly ControlRange[] = [
  { name: 'bitrate', min: 10_000_000, max: 100_000_000, live: true },
  { name: 'gop', min: 1, max: 1000, live: true },
  { name: 'brightness', min: -1, max: 1, live: true },
  { name: 'contrast', min: 0, max: 2, live: true },
  { name: 'saturation', min: 0, max: 2, live: true },
  { name: 'rotation', rotations: [0, 90, 180, 270], live: true },
  { name: 'hflip', live: true },
  { name: 'vflip', live: true },
  { name: 'exposure', ...EXPOSURE, auto: true, live: true },
  { name: 'gain', ...GAIN, auto: true, live: true },
  { name: 'whiteBalance', ...KELVIN, auto: true, as: 'kelvin', live: true },
  { name: 'focus', min: 0, max: 10, auto: true, live: true },
  { name: 'annotate', live: true },
];

/** The light of the scene needs this exposure, µs, at gain 1; the lamp gives light of this colour, this far away. */
const NEEDED = 20_000;
const USUAL_EXPOSURE = 10_000;
const LAMP_KELVIN = 5000;
const KELVIN_TO_FULL_TINT = 3000;
const DIOPTRES = 1.5;
/** What the camera finds by itself wanders by a tenth in this time. */
const WANDER = 0.1;
const WANDER_MS = 60_000;

/** What these settings make of the picture. What the camera finds by itself keeps it neutral. */
export function lookOf(settings: Settings): Look {
  const {
    brightness = 0,
    contrast = 1,
    saturation = 1,
    annotate = '',
    whiteBalance,
    focus = 'auto',
  } = settings;
  const { rotation = 0, hflip = false, vflip = false } = settings;
  const { exposure, gain } = exposed(settings, 1);
  const kelvin =
    typeof whiteBalance === 'object' && 'kelvin' in whiteBalance ? whiteBalance.kelvin : LAMP_KELVIN;
  const light = (exposure * gain) / NEEDED;
  const warmth = clamp((kelvin - LAMP_KELVIN) / KELVIN_TO_FULL_TINT, { min: -1, max: 1 });
  return {
    exposure: { ...PLAIN.exposure, brightness, contrast, saturation, light, warmth },
    orientation: { rotation, hflip, vflip },
    note: focus === 'auto' ? '' : `focus ${Number(focus.toFixed(2))}`,
    annotation: annotate,
  };
}

/** What the camera has at this time, ms of any clock: what is set, and what it finds by itself. */
export function measuredAt(settings: Settings, timeMs: number): Required<Measured> {
  const wander = 1 + WANDER * Math.sin((timeMs / WANDER_MS) * 2 * Math.PI);
  const { whiteBalance = 'auto', focus = 'auto' } = settings;
  const { exposure, gain } = exposed(settings, wander);
  return {
    exposure: Math.round(exposure),
    gain: rounded(gain),
    whiteBalance: whiteBalance === 'auto' ? { kelvin: Math.round(LAMP_KELVIN * wander) } : whiteBalance,
    focus: focus === 'auto' ? rounded(DIOPTRES * wander) : focus,
  };
}

/** What is not set makes up for what is, as far as it goes. */
function exposed(
  { exposure = 'auto', gain = 'auto' }: Settings,
  wander: number,
): { exposure: number; gain: number } {
  const found = exposure === 'auto' ? (gain === 'auto' ? USUAL_EXPOSURE : NEEDED / gain) : exposure;
  const time = exposure === 'auto' ? clamp(found * wander, EXPOSURE) : exposure;
  return { exposure: time, gain: gain === 'auto' ? clamp(NEEDED / time, GAIN) : gain };
}

function clamp(value: number, { min, max }: { min: number; max: number }): number {
  return Math.min(max, Math.max(min, value));
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
