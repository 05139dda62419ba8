import { usageError } from '../cli-error.js';

/** One of these words, of which `what` is the kind. Throws a usage error for any other. */
export function readOneOf<T extends string>(what: string, words: readonly T[], text: string): T {
  const word = words.find((each) => each === text);
  if (word !== undefined) return word;
  throw usageError(`There is no ${what} "${text}"`, `There are ${words.join(', ')}.`);
}
