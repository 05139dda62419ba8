import { buildMessage, ValidateBy } from 'class-validator';

/** `auto`, the gains of red and blue against green, or the colour of the light in kelvin. */
export type WhiteBalance = 'auto' | { red: number; blue: number } | { kelvin: number };

const within = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && value >= min && value <= max;

function isWhiteBalance(value: unknown): value is WhiteBalance {
  if (value === 'auto') return true;
  if (typeof value !== 'object' || value === null) return false;
  const { red, blue, kelvin, ...rest } = value as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return false;
  if (kelvin !== undefined) return within(kelvin, 1000, 20_000) && red === undefined && blue === undefined;
  return within(red, 0.01, 32) && within(blue, 0.01, 32);
}

export function IsWhiteBalance(): PropertyDecorator {
  return ValidateBy({
    name: 'isWhiteBalance',
    validator: {
      validate: isWhiteBalance,
      defaultMessage: buildMessage(
        (each) =>
          `${each}$property must be "auto", {"red", "blue"} with gains from 0.01 to 32, or {"kelvin"} from 1000 to 20000`,
      ),
    },
  });
}
