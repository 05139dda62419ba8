const LOOK_AGAIN_MS = 10;
/** What comes is seen at once however long this is, and a busy machine has everything wait for its turn. */
const DEADLINE_MS = 20_000;

/**
 * Waits until `condition` gives a value that is neither undefined nor false, and gives it.
 * Rejects after `deadlineMs` with `what` was awaited.
 */
export async function eventually<T>(
  what: string,
  condition: () => T | Promise<T>,
  deadlineMs = DEADLINE_MS,
): Promise<Exclude<T, undefined | false>> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value as Exclude<T, undefined | false>;
    if (performance.now() > end) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
