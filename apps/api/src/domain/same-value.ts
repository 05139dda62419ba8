/** Whether two JSON values say the same, whatever the order of their fields. Absent and undefined are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameValue(field(a, key), field(b, key)));
}

function field(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}
