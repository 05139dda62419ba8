/** Maps items side by side, at most `limit` at a time; the results stand in the order of the items. */
export async function mapBounded<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const open = items.entries();
  const work = async (): Promise<void> => {
    for (const [i, item] of open) results[i] = await map(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}
