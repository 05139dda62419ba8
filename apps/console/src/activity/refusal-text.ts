import { ERRORS } from '#client/refusals.js';

/** What a code means. A newer API may know more codes. */
export function refusalText(code: string): string {
  return (ERRORS as Readonly<Record<string, { readonly title: string } | undefined>>)[code]?.title ?? code;
}
