/** A program was called, or told something, in a way that it does not know; the message says how to mend that. */
export class UsageError extends Error {}

export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${name} ${text} cannot be used: give a whole number from ${least} to ${most}.`);
}
