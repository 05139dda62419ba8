/** As many cameras as one host may have besides its first one. */
const SIBLING = /-[1-7]$/;

/** The id of another camera of a host, 1 and up, by that of its first one. */
export function siblingId(first: string, number: number): string {
  return `${first}-${number}`;
}

/** Whether the ids may be those of two cameras of one host. */
export function mayBeSiblings(one: string, other: string): boolean {
  const [a, b] = [one.replace(SIBLING, ''), other.replace(SIBLING, '')];
  return a === b || a === other || b === one;
}
