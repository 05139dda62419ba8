/** A size of a pixel format, with the rates that the device has for it. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
  /** Whole frames a second, rounded; empty where the device does not tell. */
  readonly rates: readonly number[];
}

export interface PixelFormat {
  /** Such as `H264`, `MJPG`, `YUYV`. */
  readonly code: string;
  readonly sizes: readonly FrameSize[];
}

interface Building {
  readonly width: number;
  readonly height: number;
  readonly rates: number[];
}

/** `[0]: 'YUYV' (YUYV 4:2:2)`; before v4l-utils 1.14 `Pixel Format: 'YUYV'`. */
const FORMAT = /^\s*(?:\[\d{1,3}\]:|Pixel Format\s*:)\s*'([\w ]{4})'/;
const DISCRETE = /^\s*Size: Discrete (\d{1,5})x(\d{1,5})\s*$/;
/** `Size: Stepwise 32x32 - 1920x1080 with step 2/2`, and the same with `Continuous` and without a step. */
const RANGE = /^\s*Size: (?:Stepwise|Continuous) (\d{1,5})x(\d{1,5}) - (\d{1,5})x(\d{1,5})/;
/** `Interval: Discrete 0.033s (30.000 fps)`, or a range: `… (1.000-30.000 fps)`, of which the fastest counts. */
const INTERVAL = /^\s*Interval: .*?(\d{1,4}(?:\.\d+)?) fps\)/;

/** What is taken of a device that has any size within bounds. */
const USUAL_SIZES = [
  [640, 480],
  [1280, 720],
  [1920, 1080],
] as const;
const MAX_FORMATS = 16;
const MAX_SIZES = 64;
const MIN_SIDE = 16;
const MAX_SIDE = 16_384;
const MAX_FPS = 1000;

/** Reads what `v4l2-ctl --list-formats-ext` prints. Total; a node that captures no pictures has no format. */
export function parseFormatList(text: string): PixelFormat[] {
  const formats: { code: string; sizes: Building[] }[] = [];
  let last: Building[] = [];
  for (const line of text.split('\n')) {
    const [, code] = FORMAT.exec(line) ?? [];
    if (code !== undefined) {
      if (formats.length === MAX_FORMATS) break;
      formats.push({ code, sizes: [] });
      last = [];
      continue;
    }
    const sizes = formats.at(-1)?.sizes;
    if (!sizes) continue;
    last = sizesOf(line, sizes) ?? last;
    const [, fps] = INTERVAL.exec(line) ?? [];
    if (fps !== undefined) for (const { rates } of last) addRate(rates, Math.round(Number(fps)));
  }
  return formats.filter(({ sizes }) => sizes.length > 0);
}

/** Adds what the line says and gives it back; undefined where it says no size. */
function sizesOf(line: string, sizes: Building[]): Building[] | undefined {
  const [, width, height] = DISCRETE.exec(line) ?? [];
  if (width !== undefined) return add(sizes, [[Number(width), Number(height)]]);
  const range = RANGE.exec(line)?.slice(1).map(Number);
  if (!range) return undefined;
  const [minWidth = 0, minHeight = 0, maxWidth = 0, maxHeight = 0] = range;
  const fits = ([w, h]: readonly [number, number]): boolean =>
    w >= minWidth && h >= minHeight && w <= maxWidth && h <= maxHeight;
  return add(sizes, USUAL_SIZES.filter(fits));
}

function add(sizes: Building[], wanted: readonly (readonly [number, number])[]): Building[] {
  const sound = wanted.filter((sides) => sides.every((side) => side >= MIN_SIDE && side <= MAX_SIDE));
  const added = sound.map(([width, height]) => ({ width, height, rates: [] }));
  sizes.push(...added.slice(0, Math.max(0, MAX_SIZES - sizes.length)));
  return added;
}

function addRate(rates: number[], fps: number): void {
  if (fps >= 1 && fps <= MAX_FPS && rates.length < MAX_SIZES && !rates.includes(fps)) rates.push(fps);
}
