import type { KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

export const MEDIA_ACTIONS = ['list', 'download', 'live', 'still'] as const;
export type MediaAction = (typeof MEDIA_ACTIONS)[number];

/** How long a ticket is good for. */
export const TICKET_TTL_MS = 60_000;

const ISSUER = 'rollcall-operator';

/** What a ticket is for. */
export interface TicketUse {
  /** Of the ticket: it is good for one request. */
  readonly id: string;
  readonly camera: string;
  readonly action: MediaAction;
}

/** Lets its bearer do one action once at one camera's media port, for 60 s from `now` (operator time, unix ms). */
export async function signTicket(
  key: KeyObject,
  { id, camera, action }: TicketUse,
  now: number,
): Promise<string> {
  return new SignJWT({ action })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(ISSUER)
    .setAudience(camera)
    .setJti(id)
    .setExpirationTime(new Date(now + TICKET_TTL_MS))
    .sign(key);
}

/**
 * The id of the ticket, and until when it is good (operator time, unix ms). Throws `forbidden` unless the operator signed it for this camera and action, and it has not
 * expired at `now`.
 */
export async function checkTicket(
  operatorKey: KeyObject,
  ticket: string,
  { camera, action }: Pick<TicketUse, 'camera' | 'action'>,
  now: number,
): Promise<{ id: string; expiresAt: number }> {
  const options = { issuer: ISSUER, audience: camera, algorithms: ['ES256'], currentDate: new Date(now) };
  try {
    const requiredClaims = ['exp', 'jti'];
    const { payload } = await jwtVerify(ticket, operatorKey, { ...options, requiredClaims });
    const { jti: id = '', exp = 0 } = payload;
    if (payload.action === action) return { id, expiresAt: exp * 1000 };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RollcallError('forbidden', `The ticket was refused: ${why}.`, { cause: error });
  }
  throw new RollcallError('forbidden', `The ticket is not for the action "${action}".`);
}
