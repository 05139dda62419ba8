import type { Locator } from 'playwright-core';

const DEADLINE_MS = 20_000;

/** Waits until it can be seen. */
export function shown(what: Locator): Promise<void> {
  return what.waitFor({ state: 'visible', timeout: DEADLINE_MS });
}

/** Waits until it cannot be seen. */
export function gone(what: Locator): Promise<void> {
  return what.waitFor({ state: 'hidden', timeout: DEADLINE_MS });
}
