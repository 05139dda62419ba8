export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isIntegerIn(value: unknown, min: number, max: number): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

export function isAbsentOr(pattern: RegExp, value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && pattern.test(value));
}
