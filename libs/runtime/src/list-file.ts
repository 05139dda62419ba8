import { validated } from '#contracts/messages/decode.js';
import { readIfThere } from './atomic-file.js';
import { StartError } from './start-error.js';

export interface ListFile<T> {
  readonly path: string;
  /** What an item looks like. */
  readonly type: new () => T;
  /** As in "The API tokens could not be read". */
  readonly what: string;
}

/**
 * The items of a list on disk; none where there is no file. Throws a StartError where it cannot be read as what it should
 * be: going on without it would forget who may do what.
 */
export async function readListFile<T extends object>({ path, type, what }: ListFile<T>): Promise<T[]> {
  try {
    const text = await readIfThere(path);
    return text === undefined ? [] : itemsIn(text, type);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new StartError(
      `The ${what} in ${path} cannot be read (${why}): mend the file, or move it away and make them anew.`,
    );
  }
}

export function listFileText(items: readonly object[]): string {
  return `${JSON.stringify({ items }, undefined, 1)}\n`;
}

function itemsIn<T extends object>(text: string, type: new () => T): T[] {
  const { items } = parsed(text) as { items?: unknown };
  if (!Array.isArray(items)) throw new SyntaxError('it has no list "items"');
  return items.map((item, i) => {
    const decoded = validated(type, item, 'refuse');
    if (decoded.ok) return decoded.value;
    throw new SyntaxError(`item ${i + 1}: ${decoded.refusal.fields.slice(0, 3).join('; ')}`);
  });
}

/** What JSON.parse says of a broken text quotes it, and so its secrets. */
function parsed(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SyntaxError('it is not JSON');
  }
  if (typeof value === 'object' && value !== null) return value;
  throw new SyntaxError('it is no JSON object');
}
