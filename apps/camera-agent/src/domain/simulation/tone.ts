/** How a simulated camera sees its scene; all neutral for the scene as it is. */
export interface Exposure {
  /** -1 to 1, 0 is neutral. */
  readonly brightness: number;
  /** 1 is neutral, also of the next two. */
  readonly contrast: number;
  readonly saturation: number;
  /** Light on the sensor times gain. */
  readonly light: number;
  /** -1 (blue) to 1 (orange), 0 is neutral. */
  readonly warmth: number;
}

/** What becomes of each sample value, one table a component. */
export interface Tone {
  readonly luma: Uint8Array;
  readonly blue: Uint8Array;
  readonly red: Uint8Array;
}

/** Light counts linearly, the samples are gamma-coded. */
const GAMMA = 1 / 2.2;
/** Chroma of the strongest tint. */
const TINT = 48;

/** The tables of a look; samples stay in video range. */
export function toneOf({ brightness, contrast, saturation, light, warmth }: Exposure): Tone {
  const gain = light ** GAMMA;
  const luma = tableOf((level) => {
    const seen = (((level - 16) / 219) * gain - 0.5) * contrast + 0.5 + brightness;
    return 16 + 219 * Math.min(1, Math.max(0, seen));
  });
  const chroma = (tint: number): Uint8Array =>
    tableOf((level) => Math.min(240, Math.max(16, 128 + saturation * (level - 128) + tint)));
  return { luma, blue: chroma(-TINT * warmth), red: chroma(TINT * warmth) };
}

function tableOf(valueOf: (level: number) => number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, level) => Math.round(valueOf(level)));
}
