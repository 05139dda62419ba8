import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraMode } from '#contracts/messages/agent-info.js';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import type { FrameSize, PixelFormat } from './format-list.js';

/** What ffmpeg calls the formats that it can be given, those that cost the bus and the processor least first. */
const INPUTS: ReadonlyMap<string, string> = new Map([
  ['MJPG', 'mjpeg'],
  ['NV12', 'nv12'],
  ['YU12', 'yuv420p'],
  ['YUYV', 'yuyv422'],
  ['UYVY', 'uyvy422'],
]);
const H264 = 'H264';
const MAX_MODES = 64;

/** How the camera is opened: its own H.264, or pictures for ffmpeg to encode. */
export interface CapturePlan extends VideoSettings {
  /** ffmpeg's name of the pixel format; absent for the camera's own H.264. */
  readonly input?: string;
}

/** A camera with an encoder of its own is used with it, and in the modes that this has. */
export function encodesItself(formats: readonly PixelFormat[]): boolean {
  return formats.some(({ code }) => code === H264);
}

/** The sizes that the camera can be opened with, each once, with its highest rate. */
export function modesOf(formats: readonly PixelFormat[]): CameraMode[] {
  const modes = new Map<string, CameraMode>();
  for (const { width, height, rates } of usable(formats).flatMap(({ sizes }) => sizes)) {
    const key = `${width}x${height}`;
    const maxFps = Math.max(modes.get(key)?.maxFps ?? 0, ...rates);
    if (maxFps > 0 && (modes.has(key) || modes.size < MAX_MODES)) modes.set(key, { width, height, maxFps });
  }
  return [...modes.values()];
}

/** Whether `planCapture` finds a way to this size and rate. */
export function offers(formats: readonly PixelFormat[], wanted: VideoSettings): boolean {
  return plansFor(formats, wanted).length > 0;
}

/**
 * The smallest picture and the lowest rate that are enough: ffmpeg makes both smaller. An encoder in the camera does
 * not. Throws `unsupported`.
 */
export function planCapture(formats: readonly PixelFormat[], wanted: VideoSettings): CapturePlan {
  const [best] = plansFor(formats, wanted);
  if (best) return best;
  const { width, height, fps } = wanted;
  const offered = modesOf(formats).map((mode) => `${mode.width}x${mode.height} up to ${mode.maxFps}`);
  throw new RollcallError(
    'unsupported',
    `The camera does not give ${width}x${height} at ${fps} frames a second; it has: ${offered.join(', ') || 'nothing that can be encoded'}.`,
  );
}

/** The sort is stable: of equal ones the format that costs less stays first. */
function plansFor(formats: readonly PixelFormat[], wanted: VideoSettings): CapturePlan[] {
  const own = encodesItself(formats);
  const plans = usable(formats).flatMap(({ code, sizes }) =>
    sizes.flatMap((size) => {
      const fps = own ? sameRate(size, wanted) : enoughRate(size, wanted);
      if (fps === undefined) return [];
      const input = INPUTS.get(code);
      return [{ width: size.width, height: size.height, fps, ...(!own && input !== undefined && { input }) }];
    }),
  );
  return plans.sort((a, b) => a.width * a.height - b.width * b.height || a.fps - b.fps);
}

/**
 * For one picture: the smallest that is large enough, or else the largest, at the rate at which it comes soonest; the
 * camera's own H.264 only where it has nothing else.
 */
export function planStill(formats: readonly PixelFormat[], { width, height }: VideoSettings): CapturePlan {
  const plans = [...INPUTS, [H264, 'h264'] as const].flatMap(([code, input]) =>
    formats
      .flatMap((format) => (format.code === code ? format.sizes : []))
      .filter(({ rates }) => rates.length > 0)
      .map((size) => ({ ...size, fps: Math.max(...size.rates), input })),
  );
  const pictures = plans.filter(({ input }) => input !== 'h264');
  const bySize = (pictures.length > 0 ? pictures : plans).toSorted(
    (a, b) => a.width * a.height - b.width * b.height,
  );
  const best = bySize.find((plan) => plan.width >= width && plan.height >= height) ?? bySize.at(-1);
  if (best) return { width: best.width, height: best.height, fps: best.fps, input: best.input };
  throw new RollcallError('unsupported', 'The camera gives nothing that a still can be made of.');
}

function usable(formats: readonly PixelFormat[]): PixelFormat[] {
  const codes = encodesItself(formats) ? [H264] : [...INPUTS.keys()];
  return codes.flatMap((code) => formats.filter((format) => format.code === code));
}

function sameRate(size: FrameSize, { width, height, fps }: VideoSettings): number | undefined {
  return size.width === width && size.height === height && size.rates.includes(fps) ? fps : undefined;
}

function enoughRate(size: FrameSize, { width, height, fps }: VideoSettings): number | undefined {
  if (size.width < width || size.height < height) return undefined;
  const enough = size.rates.filter((rate) => rate >= fps);
  return enough.length > 0 ? Math.min(...enough) : undefined;
}
