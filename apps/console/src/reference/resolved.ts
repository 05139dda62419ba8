import type { ApiDocument } from './document.js';

const MOST_STEPS = 16;

/** What a `$ref` stands for, with what is said beside it; a circle of pointers stands for nothing. */
export function resolved<T extends object>(document: ApiDocument, node: T | { readonly $ref: string }): T {
  let here: object = node;
  for (let step = 0; step < MOST_STEPS && '$ref' in here; step++) {
    const { $ref, ...beside } = here as { $ref: string };
    here = { ...at(document, $ref), ...beside };
  }
  const { $ref: _, ...rest } = here as { $ref?: string };
  return rest as T;
}

/** The last part of a `$ref`, which is what people call it. */
export function nameOf($ref: string | undefined): string | undefined {
  return $ref?.split('/').at(-1);
}

/** Beneath `#`, by a JSON pointer (RFC 6901). */
function at(document: ApiDocument, pointer: string): object {
  const keys = pointer
    .replace(/^#\/?/, '')
    .split('/')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
  let here: unknown = document;
  for (const key of keys)
    here =
      typeof here === 'object' && here !== null && Object.hasOwn(here, key)
        ? (here as Record<string, unknown>)[key]
        : undefined;
  return typeof here === 'object' && here !== null ? here : {};
}
