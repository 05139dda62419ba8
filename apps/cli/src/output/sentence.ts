/** Sentences in one line, each ended by a full stop. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (/[.!?…:]$/.test(part ?? '') ? part : `${part ?? ''}.`))
    .join(' ');
}
