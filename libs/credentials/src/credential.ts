import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The users of the broker that are no agent. `@` cannot stand in an agent's id, so no agent's
 * credential is ever theirs.
 */
export const DISCOVERY_USER = '@discovery';
export const API_USER = '@api';

/** The password of a user of the broker: HMAC-SHA256(fleet secret, user), 43 characters of base64url. */
export function credentialOf(fleetSecret: string, user: string): string {
  return createHmac('sha256', fleetSecret).update(user).digest('base64url');
}

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export function sameSecret(expected: string, given: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
