/** Sorts names as people do: cam-2 before cam-10. */
export const byName = new Intl.Collator(undefined, { numeric: true }).compare;
