import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Card } from '#contracts/udp/messages.js';
import { credentialOf } from './credential.js';

/** What the agent and the operator alone know: the agent seals its cards with it. */
export function cardKeyOf(fleetSecret: string, id: string, enrolment: string): string {
  return credentialOf(fleetSecret, `card:${id}:${enrolment}`);
}

/**
 * The seal of a card and of the host name beside it, 43 characters: an HMAC and no signature, as none but the operator
 * reads it, a thousand times a search.
 */
export function sealOf(key: string, hostname: string, card: Card): string {
  const { v, id, boot, state, services, search = null, n = null, at = [] } = card;
  const ports = services.map(({ kind, port }) => [kind, port]);
  return createHmac('sha256', key)
    .update(JSON.stringify([v, id, boot, state, ports, search, n, at, hostname]))
    .digest('base64url');
}

/** Whether the holder of the key made this card as it stands, with this host name. */
export function isSealed(key: string, hostname: string, card: Card): boolean {
  if (card.token === undefined) return false;
  // All seals have one length, which is no secret.
  const [right, given] = [Buffer.from(sealOf(key, hostname, card)), Buffer.from(card.token)];
  return right.length === given.length && timingSafeEqual(right, given);
}
