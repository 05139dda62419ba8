interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of the same shape and at most so wide; sides are even, as encoders want them. */
export function smaller<T extends Size>(settings: T, width = Infinity): T {
  if (width >= settings.width) return settings;
  const even = (side: number): number => Math.max(2, 2 * Math.round(side / 2));
  return { ...settings, width: even(width), height: even((settings.height * width) / settings.width) };
}
