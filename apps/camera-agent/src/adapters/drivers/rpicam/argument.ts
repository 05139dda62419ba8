/** `--name=value` with a whole number. In one word, as a negative value on its own looks like another option. */
export function wholeArgument(name: string, value: number, least = 1): string {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`--${name} takes whole numbers from ${least} on`);
  return `--${name}=${value}`;
}

/** Width and height. Odd ones would be rounded down by the tool, without a word. */
export function sizeArguments({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): string[] {
  return [wholeArgument('width', width - (width % 2)), wholeArgument('height', height - (height % 2))];
}

/** `--name=value` with a number between these bounds: the tool clamps what lies outside without a word. */
export function decimalArgument(name: string, value: number, min: number, max: number): string {
  return `--${name}=${decimal(value, min, max)}`;
}

/** Thousandths: more digits mean nothing, and a tiny number would be written with an exponent. */
export function decimal(value: number, min: number, max: number): string {
  if (!Number.isFinite(value)) throw new RangeError('A setting of the picture is no number');
  return String(Number(Math.min(Math.max(value, min), max).toFixed(3)));
}
