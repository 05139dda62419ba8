import { MAX_JSON_DEPTH, MAX_JSON_OBJECTS, MAX_JSON_VALUES } from '../limits.js';

/**
 * Names that every object has. As fields of a message they mislead whoever asks an object for its class: class-transformer
 * throws at a `constructor` and drops a `toString`.
 */
const RESERVED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

export interface JsonFlaw {
  readonly kind: 'too-deep' | 'too-many' | 'invalid';
  readonly reason: string;
}

/** What in a parsed JSON value no message may have; undefined for nothing. Walks without recursion: depth is what it guards. */
export function jsonFlaw(root: object): JsonFlaw | undefined {
  const objects: [object, number][] = [[root, 1]];
  let values = 0;
  for (const [value, depth] of objects) {
    if (depth > MAX_JSON_DEPTH)
      return { kind: 'too-deep', reason: `nested deeper than ${MAX_JSON_DEPTH} levels` };
    const entries = Object.entries(value) as [string, unknown][];
    values += entries.length;
    if (values > MAX_JSON_VALUES)
      return { kind: 'too-many', reason: `more than ${MAX_JSON_VALUES} fields and entries` };
    for (const [key, child] of entries) {
      if (RESERVED.has(key)) return { kind: 'invalid', reason: `a field must not be called "${key}"` };
      if (typeof child !== 'object' || child === null) continue;
      if (objects.push([child, depth + 1]) > MAX_JSON_OBJECTS)
        return { kind: 'too-many', reason: `more than ${MAX_JSON_OBJECTS} objects and lists` };
    }
  }
  return undefined;
}
