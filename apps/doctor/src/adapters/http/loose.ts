/** Reading JSON of which nothing is sure. */
type Loose = Readonly<Record<string, unknown>>;

export function recordOf(value: unknown): Loose | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

export function textIn(record: Loose | undefined, key: string): string | undefined {
  const value = record?.[key];
  return typeof value === 'string' ? value : undefined;
}

export function numberIn(record: Loose | undefined, key: string): number | undefined {
  const value = record?.[key];
  return typeof value === 'number' ? value : undefined;
}

export function textsIn(record: Loose | undefined, key: string): string[] {
  return listOf(record?.[key]).filter((value) => typeof value === 'string');
}
